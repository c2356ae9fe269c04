package org.memestream.local.deadletters;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.memestream.schemas.DeadLetter;

/**
 * Names a record that could not be read by where it was: the key of its dead letters.
 *
 * @param topic where it was
 * @param partition from 0
 * @param offset from 0
 */
record LetterId(String topic, int partition, long offset) {

  private static final Pattern FORM = Pattern.compile("(.{1,249})-(\\d{1,9})-(\\d{1,18})");

  /** The record that a dead letter is about. */
  static LetterId of(DeadLetter letter) {
    return new LetterId(letter.getTopic(), letter.getPartition(), letter.getOffset());
  }

  /** Reads {@code topic-partition-offset}; empty when it is none. */
  static Optional<LetterId> parse(String text) {
    Matcher parts = FORM.matcher(text == null ? "" : text);
    return parts.matches()
        ? Optional.of(
            new LetterId(
                parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
