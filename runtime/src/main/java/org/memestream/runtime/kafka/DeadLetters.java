package org.memestream.runtime.kafka;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.Topics;

/**
 * Keeps records that could not be read, whole, with where they came from and why. Safe for use by
 * many threads.
 */
public final class DeadLetters {

  private final EventPublisher publisher;
  private final String service;
  private final Clock clock;

  /**
   * @param publisher sends them; stays open
   * @param service who could not read them
   * @param clock when
   */
  public DeadLetters(EventPublisher publisher, String service, Clock clock) {
    this.publisher = publisher;
    this.service = service;
    this.clock = clock;
  }

  /**
   * Publishes a record as a dead letter, under the key {@code topic-partition-offset}.
   *
   * @param record raw bytes as they were read
   * @param why what was wrong with it
   * @return completed when the broker has it; only then may the record be given up
   */
  public CompletableFuture<RecordMetadata> publish(
      ConsumerRecord<byte[], byte[]> record, Exception why) {
    DeadLetter letter = letter(record, service, why, clock.instant());
    return publisher.publish(
        Topics.DEAD_LETTERS, key(record), letter, EventHeaders.traceparent(record.headers()));
  }

  /** The key of the letter for a record: {@code topic-partition-offset}. */
  public static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "-" + record.partition() + "-" + record.offset();
  }

  /**
   * The letter for a record.
   *
   * @param record raw bytes as they were read
   * @param service who could not read it
   * @param why what was wrong with it
   * @param at when that was found
   */
  public static DeadLetter letter(
      ConsumerRecord<byte[], byte[]> record, String service, Throwable why, Instant at) {
    return DeadLetter.newBuilder()
        .setTopic(record.topic())
        .setPartition(record.partition())
        .setOffset(record.offset())
        .setTimestamp(Instant.ofEpochMilli(Math.max(0, record.timestamp())))
        .setKey(buffer(record.key()))
        .setValue(buffer(record.value()))
        .setHeaders(headers(record.headers()))
        .setService(service)
        .setReason(why.getClass().getName())
        .setMessage(String.valueOf(why.getMessage()))
        .setFailedAt(at)
        .build();
  }

  private static Map<String, ByteBuffer> headers(Headers headers) {
    Map<String, ByteBuffer> all = new HashMap<>();
    headers.forEach(
        header -> {
          byte[] value = header.value();
          all.put(header.key(), ByteBuffer.wrap(value == null ? new byte[0] : value));
        });
    return all;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}
