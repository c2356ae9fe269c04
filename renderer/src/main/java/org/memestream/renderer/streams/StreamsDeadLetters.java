package org.memestream.renderer.streams;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.memestream.runtime.kafka.DeadLetters;
import org.memestream.runtime.kafka.EventHeaders;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a record that cannot be used into a record for the dead-letter topic, which Streams sends
 * in the same transaction that passes over the original. Thread-safe.
 */
public final class StreamsDeadLetters {

  /** Streams setting under which the handlers, which Streams creates itself, find this object. */
  public static final String SETTING = "memestream.dead.letters";

  private static final Logger log = LoggerFactory.getLogger(StreamsDeadLetters.class);

  private final Serializer<DeadLetter> serializer;
  private final String service;
  private final Clock clock;
  private final Runnable counter;

  /**
   * @param serializer writes the values
   * @param service who could not use the record
   * @param clock tells when
   * @param counter called for each letter
   */
  public StreamsDeadLetters(
      Serializer<DeadLetter> serializer, String service, Clock clock, Runnable counter) {
    this.serializer = serializer;
    this.service = service;
    this.clock = clock;
    this.counter = counter;
  }

  static StreamsDeadLetters from(Map<String, ?> settings) {
    return (StreamsDeadLetters)
        Objects.requireNonNull(settings.get(SETTING), () -> "setting " + SETTING + " is missing");
  }

  /** The letter for one record; logs it, since somebody should look. */
  List<ProducerRecord<byte[], byte[]>> about(
      ErrorHandlerContext context, byte[] key, byte[] value, Throwable why) {
    log.atError()
        .addKeyValue("topic", context.topic())
        .addKeyValue("partition", context.partition())
        .addKeyValue("offset", context.offset())
        .addKeyValue("reason", why.getClass().getSimpleName())
        .log("record cannot be used and becomes a dead letter: {}", why.getMessage());
    counter.run();
    Instant now = clock.instant();
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            context.topic(),
            context.partition(),
            context.offset(),
            context.timestamp(),
            TimestampType.CREATE_TIME,
            ConsumerRecord.NULL_SIZE,
            ConsumerRecord.NULL_SIZE,
            key,
            value,
            context.headers(),
            Optional.empty());
    DeadLetter letter = DeadLetters.letter(record, service, why, now);
    String topic = Topics.DEAD_LETTERS.name();
    return List.of(
        new ProducerRecord<>(
            topic,
            null,
            now.toEpochMilli(),
            DeadLetters.key(record).getBytes(StandardCharsets.UTF_8),
            serializer.serialize(topic, letter),
            letterHeaders(record, now)));
  }

  private Headers letterHeaders(ConsumerRecord<byte[], byte[]> record, Instant now) {
    return new EventHeaders(
            UUID.randomUUID().toString(),
            Topics.DEAD_LETTERS.schema().getFullName(),
            service,
            now,
            EventHeaders.traceparent(record.headers()))
        .toHeaders();
  }
}
