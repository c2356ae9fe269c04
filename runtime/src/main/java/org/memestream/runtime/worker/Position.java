package org.memestream.runtime.worker;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where a record stands in Kafka. The timestamp tells a record from another that got its place
 * after the topic was deleted and made anew.
 */
record Position(String topic, int partition, long offset, long timestamp) {

  private static final Pattern LINE =
      Pattern.compile("([A-Za-z0-9._-]{1,249}) (\\d{1,9}) (\\d{1,18}) (-?\\d{1,18})");

  Position {
    Objects.requireNonNull(topic, "topic");
  }

  static Position of(ConsumerRecord<?, ?> record) {
    return new Position(record.topic(), record.partition(), record.offset(), record.timestamp());
  }

  /** Reads what {@link #line} wrote; empty for anything else, such as half a line. */
  static Optional<Position> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new Position(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4))))
        : Optional.empty();
  }

  String line() {
    return topic + " " + partition + " " + offset + " " + timestamp;
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
