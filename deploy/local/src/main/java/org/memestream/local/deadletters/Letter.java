package org.memestream.local.deadletters;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.memestream.schemas.DeadLetter;

/**
 * A record that could not be read, without its bytes. Several services that could not read the same
 * record make one of these.
 *
 * @param id the record
 * @param place partition of its newest dead letter
 * @param offset of its newest dead letter
 * @param failedAt when that was written
 * @param services who could not read it; fit to be printed
 * @param reason exception class or rule, of the newest
 * @param message what was wrong, of the newest; cut if long
 * @param key of the record, cut if long and fit to be printed; empty when it has none
 * @param bytes of key and value together
 * @param replays how often the record was put back before it came here
 * @param mark when and where to it was put back since
 */
record Letter(
    LetterId id,
    TopicPartition place,
    long offset,
    Instant failedAt,
    SortedSet<String> services,
    String reason,
    String message,
    String key,
    long bytes,
    int replays,
    Optional<ReplayMark> mark) {

  private static final int LONGEST_TEXT = 300;
  private static final int LONGEST_KEY = 100;

  /** A letter as it was read. */
  static Letter of(DeadLetter letter, TopicPartition place, long offset) {
    byte[] key = ReplayHeaders.bytes(letter.getKey());
    byte[] value = ReplayHeaders.bytes(letter.getValue());
    return new Letter(
        LetterId.of(letter),
        place,
        offset,
        letter.getFailedAt(),
        new TreeSet<>(Set.of(Excerpt.line(letter.getService(), LONGEST_KEY))),
        letter.getReason(),
        Excerpt.line(letter.getMessage(), LONGEST_TEXT),
        key == null ? "" : Excerpt.text(key, LONGEST_KEY),
        (key == null ? 0L : key.length) + (value == null ? 0L : value.length),
        ReplayHeaders.count(letter),
        Optional.empty());
  }

  /** With an earlier letter about the same record. */
  Letter after(Letter earlier) {
    SortedSet<String> all = new TreeSet<>(earlier.services);
    all.addAll(services);
    return new Letter(
        id, place, offset, failedAt, all, reason, message, key, bytes, replays, earlier.mark);
  }

  Letter marked(ReplayMark by) {
    return new Letter(
        id,
        place,
        offset,
        failedAt,
        services,
        reason,
        message,
        key,
        bytes,
        replays,
        Optional.of(by));
  }

  /** The reason without the package of an exception class. */
  String shortReason() {
    return reason.substring(reason.lastIndexOf('.') + 1);
  }
}
