package org.memestream.local.deadletters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Surroundings;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.schemas.DeadLetter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memestream dead-letters show}. */
@Command(
    name = "show",
    description =
        "Shows one record that nobody could read: where it was, what was wrong, its headers and"
            + " bytes, and what it says if it can be read by now.",
    footer = "Exit code 0; 65 when there is no such dead letter, 74 when FILE cannot be written.")
final class ShowCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "ID", description = "As `list` tells it: topic-partition-offset.")
  private String id;

  @Option(
      names = "--bytes",
      paramLabel = "N",
      description = "Shows at most so many bytes of the value (default: ${DEFAULT-VALUE}).")
  private int bytes = 256;

  @Option(
      names = "--raw",
      paramLabel = "FILE",
      description = "Also saves the whole value as it is to a new file.")
  private Optional<Path> raw = Optional.empty();

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Mixin private ClusterOption where;

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (bytes < 0) {
      throw new CommandFailure(ExitCode.USAGE, "--bytes is at least 0, not " + bytes);
    }
    LetterId wanted = Ids.parse(id);
    try (Cluster cluster = where.connect(surroundings)) {
      LetterBox box = cluster.letters();
      Letter letter = Ids.require(List.of(wanted), box.contents()).get(0);
      List<DeadLetter> opened = new ArrayList<>();
      box.open(List.of(letter), opened::add);
      DeadLetter whole = opened.stream().findFirst().orElseThrow(() -> Ids.missing(wanted));
      raw.ifPresent(file -> save(whole, surroundings.workingDirectory().resolve(file)));
      OpenLetter view = new OpenLetter(letter, whole, cluster.decoder().decode(whole), bytes);
      if (json) {
        view.writeJson(surroundings.out());
      } else {
        view.writeText(surroundings.out());
      }
    }
    return ExitCode.OK.code();
  }

  private void save(DeadLetter letter, Path file) {
    byte[] value = ReplayHeaders.bytes(letter.getValue());
    if (value == null) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "the record has no value to save");
    }
    try {
      Files.write(file, value, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.STORAGE, "%s cannot be written anew (%s)".formatted(file, e), e);
    }
    surroundings.err().printf("Saved %d bytes to %s%n", value.length, file);
  }
}
