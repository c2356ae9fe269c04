package org.memestream.local.deadletters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Surroundings;
import org.memestream.local.deadletters.ReplayResult.Fate;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.schemas.DeadLetter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memestream dead-letters replay}. */
@Command(
    name = "replay",
    description =
        "Puts records back onto the topics they came from, byte for byte: those with these ids, or"
            + " all that match. Each is marked, and not put back twice.",
    footer =
        "Exit code 0 when all are back, by this replay or an earlier one; 1 when some are not, 64"
            + " when --yes or --dry-run is missing, 65 when there is no such dead letter, 69 when"
            + " Kafka or the registry does not answer.")
final class ReplayCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "As `list` tells them: topic-partition-offset.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "All there are.")
  private boolean all;

  @Mixin private FilterOptions filter;

  @Option(
      names = "--max-replays",
      paramLabel = "N",
      description =
          "Leaves alone what was put back so often and failed again (default: ${DEFAULT-VALUE}).")
  private int maxReplays = 3;

  @Option(names = "--again", description = "Also puts back what an earlier replay put back.")
  private boolean again;

  @Option(names = "--dry-run", description = "Only tells what would be put back.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Does it.")
  private boolean yes;

  @Mixin private ClusterOption where;

  ReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    List<LetterId> wanted = ids.stream().map(Ids::parse).toList();
    LetterFilter matching = filter.filter(surroundings.clock());
    try (Cluster cluster = where.connect(surroundings)) {
      ReplayRules rules = new ReplayRules(cluster.topics(), maxReplays, again);
      ReplayResult result = new ReplayResult();
      if (dryRun) {
        admitted(wanted, matching, cluster.letters(), rules, result)
            .forEach(letter -> tell(letter.id(), "would be put back"));
      } else {
        replay(cluster, wanted, matching, rules, result);
      }
      summarize(result);
      return (result.complete() ? ExitCode.OK : ExitCode.FAILED).code();
    }
  }

  private void check() {
    if (maxReplays < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--max-replays is at least 1, not " + maxReplays);
    }
    if (ids.isEmpty() && !all && !filter.any()) {
      throw new CommandFailure(
          ExitCode.USAGE, "say which: ids, --topic, --reason, --since, or --all");
    }
    if (!ids.isEmpty() && (all || filter.any())) {
      throw new CommandFailure(ExitCode.USAGE, "say either ids or what they have to match");
    }
    if (!dryRun && !yes) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "this would put records back; say --yes to do it, or --dry-run to see which");
    }
  }

  /** What is dead when the replay begins; what fails again meanwhile is for the next one. */
  private void replay(
      Cluster cluster,
      List<LetterId> wanted,
      LetterFilter matching,
      ReplayRules rules,
      ReplayResult result)
      throws InterruptedException {
    try (Replay replay = cluster.replay(surroundings.clock())) {
      replay.begin();
      LetterBox box = cluster.letters();
      List<Letter> admitted = admitted(wanted, matching, box, rules, result);
      if (!admitted.isEmpty()) {
        box.open(admitted, letter -> putBack(replay, letter, result));
      }
    } catch (Replay.SupersededException e) {
      summarize(result);
      throw new CommandFailure(ExitCode.FAILED, e.getMessage(), e);
    }
  }

  private List<Letter> admitted(
      List<LetterId> wanted,
      LetterFilter matching,
      LetterBox box,
      ReplayRules rules,
      ReplayResult result) {
    LetterBox.Contents contents = box.contents();
    List<Letter> found =
        wanted.isEmpty()
            ? contents.letters().stream().filter(matching::holds).toList()
            : Ids.require(wanted, contents);
    List<Letter> admitted = new ArrayList<>();
    for (Letter letter : found) {
      Optional<ReplayRules.Objection> objection = rules.objection(letter);
      if (objection.isPresent()) {
        tell(letter.id(), objection.get().why());
        result.add(objection.get().fate());
      } else {
        admitted.add(letter);
      }
    }
    if (dryRun) {
      admitted.forEach(letter -> result.add(Fate.REPLAYED));
    }
    return admitted;
  }

  private void putBack(Replay replay, DeadLetter letter, ReplayResult result) {
    LetterId id = LetterId.of(letter);
    try {
      tell(id, "put back as " + replay.putBack(letter));
      result.add(Fate.REPLAYED);
    } catch (RecordTooLargeException e) {
      tell(id, "not put back: " + e.getMessage());
      result.add(Fate.FAILED);
    } catch (KafkaException e) {
      // Not this record's fault, so the others need not try.
      summarize(result);
      throw new CommandFailure(
          ExitCode.UNAVAILABLE, "Kafka did not take %s: %s".formatted(id, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted", e);
    }
  }

  private void tell(LetterId id, String what) {
    surroundings.err().println(Excerpt.line(id.toString(), 300) + ": " + what);
  }

  private void summarize(ReplayResult result) {
    for (Fate fate : Fate.values()) {
      if (fate == Fate.REPLAYED || result.count(fate) > 0) {
        surroundings
            .out()
            .println(result.count(fate) + (dryRun ? " " + fate.planned() : " " + fate.words()));
      }
    }
  }
}
