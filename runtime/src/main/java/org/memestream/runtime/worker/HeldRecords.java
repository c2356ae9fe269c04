package org.memestream.runtime.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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

  /** What an unfit consumer has to say goodbye in. */
  private static final Duration PARTING_TIMEOUT = Duration.ofSeconds(2);

  private final Supplier<ShareConsumer<byte[], byte[]>> consumers;
  private final WorkerMetrics metrics;
  private final Map<Position, ConsumerRecord<byte[], byte[]>> held = new LinkedHashMap<>();
  private ShareConsumer<byte[], byte[]> consumer;

  /**
   * @param consumers makes a member of the group, now and whenever one has to be replaced
   */
  HeldRecords(Supplier<ShareConsumer<byte[], byte[]>> consumers, WorkerMetrics metrics) {
    this.consumers = consumers;
    this.consumer = consumers.get();
    this.metrics = metrics;
  }

  /** Joins the group. */
  void subscribe(String topic) {
    consumer.subscribe(List.of(topic));
  }

  /**
   * Joins again as a new member: one whose broker was away may have lost its place for good, or
   * count records as taken that are no longer held. All that was held goes back.
   */
  void rejoin(String topic) {
    held.clear();
    try {
      consumer.close(PARTING_TIMEOUT);
    } catch (KafkaException e) {
      log.atWarn().setCause(e).log("a member could not leave its group");
    }
    consumer = consumers.get();
    subscribe(topic);
  }

  /** What is held, or if nothing is, what comes within that time. */
  List<ConsumerRecord<byte[], byte[]>> take(Duration time) {
    if (held.isEmpty()) {
      hold(poll(time));
    }
    return new ArrayList<>(held.values());
  }

  /**
   * Starts the locks of all that is held anew. What the broker gave to others meanwhile is no
   * longer held afterwards; in the worst case new records are held instead. When the broker does
   * not answer, nothing is held any more.
   */
  void renew() {
    if (held.isEmpty()) {
      return;
    }
    int before = held.size();
    List<ConsumerRecord<byte[], byte[]>> renewing = List.copyOf(held.values());
    held.clear();
    renewing.forEach(record -> acknowledged(record, AcknowledgeType.RENEW));
    commit();
    // One poll may give back the records of one partition alone.
    for (int poll = 0; poll < RENEWAL_POLLS && held.size() < before; poll++) {
      hold(poll(RENEWAL_POLL));
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
      if (record == null || !acknowledged(record, type)) {
        lost++;
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

  private ConsumerRecords<byte[], byte[]> poll(Duration time) {
    try {
      return consumer.poll(time);
    } catch (IllegalStateException e) {
      throw new KafkaException("the consumer holds records that nobody knows of", e);
    }
  }

  /** Whether the consumer counts the record as taken still; an outage may have ended that. */
  private boolean acknowledged(ConsumerRecord<byte[], byte[]> record, AcknowledgeType type) {
    try {
      consumer.acknowledge(record, type);
      return true;
    } catch (IllegalStateException e) {
      log.atDebug().setCause(e).addKeyValue("record", Position.of(record)).log("not held");
      return false;
    }
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
