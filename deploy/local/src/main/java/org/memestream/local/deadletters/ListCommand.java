package org.memestream.local.deadletters;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Surroundings;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memestream dead-letters list}. */
@Command(
    name = "list",
    description = "Lists records that nobody could read, newest first.",
    footer =
        "Exit code 0, also when there are none; 69 when Kafka or the registry does not answer.")
final class ListCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private FilterOptions filter;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Mixin private ClusterOption where;

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (limit < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--limit is at least 1, not " + limit);
    }
    LetterFilter wanted = filter.filter(surroundings.clock());
    try (Cluster cluster = where.connect(surroundings)) {
      LetterBox.Contents contents = cluster.letters().contents();
      List<Letter> found = contents.letters().stream().filter(wanted::holds).toList();
      LetterList list =
          new LetterList(found.stream().limit(limit).toList(), found.size(), contents.unreadable());
      if (json) {
        list.writeJson(surroundings.out());
      } else {
        list.writeText(surroundings.out());
      }
    }
    return ExitCode.OK.code();
  }
}
