package org.memestream.runtime.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A share group with one member that keeps the real one's rules: explicit answers, nothing new
 * before all are given, renewed records come back by a poll, released ones with a higher delivery
 * count.
 */
final class FakeShareConsumer extends MockShareConsumer<byte[], byte[]> {

  static final String TOPIC = "memes.requested";

  private final int maxRecords;
  private final Deque<ConsumerRecord<byte[], byte[]>> available = new ArrayDeque<>();
  private final Map<Long, ConsumerRecord<byte[], byte[]>> inFlight = new LinkedHashMap<>();
  private final Map<Long, AcknowledgeType> answers = new LinkedHashMap<>();
  private final Map<Long, ConsumerRecord<byte[], byte[]>> renewed = new LinkedHashMap<>();
  private final Map<Long, ConsumerRecord<byte[], byte[]>> unheard = new LinkedHashMap<>();
  private final List<Long> accepted = new ArrayList<>();
  private final List<Long> released = new ArrayList<>();
  private int renewals;
  private int polls;
  private boolean locksExpire;
  private KafkaException pollFailure;
  private KafkaException commitFailure;
  private boolean left;
  private long nextOffset;

  FakeShareConsumer(int maxRecords) {
    this.maxRecords = maxRecords;
  }

  synchronized void add(byte[] value) {
    add(value, 1);
  }

  synchronized void add(byte[] value, int deliveryCount) {
    add(value, deliveryCount, new Header[0]);
  }

  synchronized void add(byte[] value, int deliveryCount, Header... headers) {
    ConsumerRecord<byte[], byte[]> record = record(nextOffset++, value, deliveryCount);
    List.of(headers).forEach(record.headers()::add);
    available.add(record);
    notifyAll();
  }

  /** From now on renewals come too late: the records go back to the group. */
  synchronized void locksExpire() {
    locksExpire = true;
  }

  synchronized void failPolls(KafkaException failure) {
    pollFailure = failure;
  }

  /**
   * The next commit gets no answer. It has been heard all the same: what was to be committed can no
   * longer be answered for, and is the consumer's again at its next poll.
   */
  synchronized void failOneCommit(KafkaException failure) {
    commitFailure = failure;
  }

  /** Whether that failure is still to come. */
  synchronized boolean willFailACommit() {
    return commitFailure != null;
  }

  synchronized List<Long> accepted() {
    return List.copyOf(accepted);
  }

  synchronized List<Long> released() {
    return List.copyOf(released);
  }

  synchronized int renewals() {
    return renewals;
  }

  synchronized int polls() {
    return polls;
  }

  synchronized boolean left() {
    return left;
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    polls++;
    if (pollFailure != null) {
      throw pollFailure;
    }
    inFlight.putAll(unheard);
    unheard.clear();
    if (answers.size() < inFlight.size()) {
      throw new IllegalStateException("All records must be acknowledged");
    }
    commitSync(timeout);
    if (!renewed.isEmpty()) {
      inFlight.putAll(renewed);
      renewed.clear();
      return records();
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      while (available.isEmpty() && System.nanoTime() < deadline) {
        wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    while (!available.isEmpty() && inFlight.size() < maxRecords) {
      ConsumerRecord<byte[], byte[]> record = available.poll();
      inFlight.put(record.offset(), record);
    }
    return records();
  }

  @Override
  public synchronized void acknowledge(
      ConsumerRecord<byte[], byte[]> record, AcknowledgeType type) {
    if (!inFlight.containsKey(record.offset())) {
      throw new IllegalStateException("The record cannot be acknowledged.");
    }
    answers.put(record.offset(), type);
  }

  @Override
  public synchronized Map<TopicIdPartition, Optional<KafkaException>> commitSync(Duration timeout) {
    if (commitFailure != null && !answers.isEmpty()) {
      KafkaException failure = commitFailure;
      commitFailure = null;
      answers.keySet().forEach(offset -> unheard.put(offset, inFlight.remove(offset)));
      answers.clear();
      throw failure;
    }
    answers.forEach((offset, type) -> settle(inFlight.remove(offset), type));
    answers.clear();
    return Map.of();
  }

  @Override
  public synchronized void close(Duration timeout) {
    commitSync(timeout);
    inFlight.values().forEach(this::redeliver);
    inFlight.clear();
    left = true;
  }

  private void settle(ConsumerRecord<byte[], byte[]> record, AcknowledgeType type) {
    switch (type) {
      case ACCEPT -> accepted.add(record.offset());
      case REJECT -> throw new IllegalStateException("Nothing is ever rejected");
      case RELEASE -> {
        released.add(record.offset());
        redeliver(record);
      }
      case RENEW -> {
        renewals++;
        if (locksExpire) {
          redeliver(record);
        } else {
          renewed.put(record.offset(), record);
        }
      }
    }
  }

  private void redeliver(ConsumerRecord<byte[], byte[]> record) {
    available.add(
        record(record.offset(), record.value(), record.deliveryCount().orElseThrow() + 1));
  }

  private ConsumerRecords<byte[], byte[]> records() {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition =
        inFlight.values().stream()
            .collect(Collectors.groupingBy(r -> new TopicPartition(r.topic(), r.partition())));
    return new ConsumerRecords<>(byPartition, Map.of());
  }

  static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value, int deliveryCount) {
    return new ConsumerRecord<>(
        TOPIC,
        0,
        offset,
        0L,
        TimestampType.CREATE_TIME,
        0,
        value == null ? 0 : value.length,
        null,
        value,
        new RecordHeaders(),
        Optional.empty(),
        Optional.of((short) deliveryCount));
  }
}
