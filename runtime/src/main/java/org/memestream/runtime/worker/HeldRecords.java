package org.memestream.runtime.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records that a loop has taken from the broker and not yet given an answer for.
 *
 * <p>A share consumer hands out nothing new while an answer is missing, takes an answer only for
 * what it counts as taken, and gives renewed records back through a poll. Like the consumer, for
 * one thread.
 */
final class HeldRecords implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HeldRecords.class);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration RENEWAL_POLL = Duration.ofMillis(50);
  private static final int RENEWAL_POLLS = 10;

  private final ShareConsumer<byte[], byte[]> consumer;
  private final WorkerMetrics metrics;
  private final Map<Position, ConsumerRecord<byte[], byte[]>> held = new LinkedHashMap<>();

  HeldRecords(ShareConsumer<byte[], byte[]> consumer, WorkerMetrics metrics) {
    this.consumer = consumer;
    this.metrics = metrics;
  }

  /** Joins the group. */
  void subscribe(String topic) {
    consumer.subscribe(List.of(topic));
  }

  /** What is held, or if nothing is, what comes within that time. */
  List<ConsumerRecord<byte[], byte[]>> take(Duration time) {
    if (held.isEmpty()) {
      hold(consumer.poll(time));
    }
    return new ArrayList<>(held.values());
  }

  /**
   * Starts the locks of all that is held anew. What the broker gave to others meanwhile is no
   * longer held afterwards; in the worst case new records are held instead.
   */
  void renew() {
    if (held.isEmpty()) {
      return;
    }
    int before = held.size();
    held.values().forEach(record -> consumer.acknowledge(record, AcknowledgeType.RENEW));
    commit();
    held.clear();
    // One poll may give back the records of one partition alone.
    for (int poll = 0; poll < RENEWAL_POLLS && held.size() < before; poll++) {
      hold(consumer.poll(RENEWAL_POLL));
    }
    if (held.size() < before) {
      lost(before - held.size(), "their locks could not be renewed");
    }
  }

  /** Gives the answer for these, as far as they are still held. */
  void answer(Collection<Position> positions, AcknowledgeType type) {
    int lost = 0;
    for (Position position : positions) {
      ConsumerRecord<byte[], byte[]> record = held.remove(position);
      if (record == null) {
        lost++;
      } else {
        consumer.acknowledge(record, type);
      }
    }
    if (lost > 0) {
      lost(lost, "they were no longer held");
    }
    commit();
  }

  /** Gives everything back. */
  void releaseAll() {
    answer(List.copyOf(held.keySet()), AcknowledgeType.RELEASE);
  }

  /** Leaves the group; what is held goes back. */
  @Override
  public void close() {
    consumer.close(ANSWER_TIMEOUT);
  }

  private void hold(ConsumerRecords<byte[], byte[]> records) {
    records.forEach(record -> held.put(Position.of(record), record));
  }

  private void commit() {
    Map<TopicIdPartition, Optional<KafkaException>> answers = consumer.commitSync(ANSWER_TIMEOUT);
    answers.forEach(
        (partition, failure) ->
            failure.ifPresent(e -> lost(1, "answers for %s: %s".formatted(partition, e))));
  }

  /** Others will do those records again; the readers of what is published drop repeats. */
  private void lost(int count, String why) {
    metrics.locksLost(count);
    log.atWarn().addKeyValue("count", count).addKeyValue("why", why).log("records lost");
  }
}
