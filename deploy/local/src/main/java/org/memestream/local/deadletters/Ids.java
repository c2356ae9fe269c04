package org.memestream.local.deadletters;

import java.util.List;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.lifecycle.ExitCode;

/** Ids that users write. */
final class Ids {

  private Ids() {}

  static LetterId parse(String text) {
    return LetterId.parse(text)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "an id is topic-partition-offset, such as memes.requested-3-17, not '%s'"
                        .formatted(Excerpt.line(text, 100))));
  }

  /** The letters of the ids, in their order. */
  static List<Letter> require(List<LetterId> ids, LetterBox.Contents contents) {
    return ids.stream()
        .distinct()
        .map(id -> contents.find(id).orElseThrow(() -> missing(id)))
        .toList();
  }

  static CommandFailure missing(LetterId id) {
    return new CommandFailure(
        ExitCode.BAD_INPUT,
        "there is no dead letter of %s; `memestream dead-letters list` tells which there are"
            .formatted(id));
  }
}
