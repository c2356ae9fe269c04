package org.memestream.local.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.memestream.schemas.Topics;

/**
 * Says on the topic of dead letters that a record was put back: a record under the letter's key,
 * without a value.
 *
 * @param at when
 * @param to where it is now, {@code topic-partition-offset}
 */
record ReplayMark(Instant at, String to) {

  private static final String AT = "replayed_at";
  private static final String TO = "replayed_to";
  private static final int LONGEST_PLACE = 300;

  /** The mark in the headers of a record that has no value; empty when it is something else. */
  static Optional<ReplayMark> in(Headers headers) {
    Header at = headers.lastHeader(AT);
    Header to = headers.lastHeader(TO);
    if (at == null || at.value() == null || to == null || to.value() == null) {
      return Optional.empty();
    }
    try {
      Instant when = Instant.parse(new String(at.value(), StandardCharsets.UTF_8));
      return Optional.of(new ReplayMark(when, Excerpt.text(to.value(), LONGEST_PLACE)));
    } catch (DateTimeException e) {
      return Optional.empty(); // Somebody else's headers.
    }
  }

  /** The record to send. */
  ProducerRecord<byte[], byte[]> record(LetterId id) {
    byte[] key = id.toString().getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topics.DEAD_LETTERS.name(), key, null);
    record.headers().add(AT, at.toString().getBytes(StandardCharsets.UTF_8));
    record.headers().add(TO, to.getBytes(StandardCharsets.UTF_8));
    return record;
  }
}
