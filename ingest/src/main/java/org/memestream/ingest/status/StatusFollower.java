package org.memestream.ingest.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the index up to date with {@code memes.status}, and keeps it so. Reads without a group
 * from where the index ends. Outages of the broker or the registry make it wait; anything else ends
 * it for good.
 */
final class StatusFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration REGISTRY_PAUSE = Duration.ofMillis(500);

  /** Told of each change once the index has it; from the follower's thread, and not to block. */
  interface Listener {
    void changed(String id, Optional<MemeStatus> status);
  }

  private final Consumer<String, byte[]> consumer;
  private final StatusRecords records;
  private final StatusIndex index;
  private final Listener listener;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::follow, "memestream-statuses");
  private final Object progress = new Object();
  private Map<Integer, Long> positions = Map.of();
  private volatile RuntimeException failure;

  /**
   * @param consumer without a group; closed by this follower
   */
  StatusFollower(
      Consumer<String, byte[]> consumer,
      StatusRecords records,
      StatusIndex index,
      Listener listener) {
    this.consumer = consumer;
    this.records = records;
    this.index = index;
    this.listener = listener;
    this.thread.setDaemon(true);
  }

  void start() {
    Set<TopicPartition> partitions =
        consumer.partitionsFor(Topics.STATUS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .collect(Collectors.toSet());
    consumer.assign(partitions);
    Map<Integer, Long> places = index.places();
    for (TopicPartition partition : partitions) {
      Long place = places.get(partition.partition());
      if (place == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, place);
      }
    }
    thread.start();
  }

  /** What ended it, if anything has. */
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  /** How far each partition was read. */
  Map<Integer, Long> positions() {
    synchronized (progress) {
      return positions;
    }
  }

  /**
   * Waits until each partition was read up to its end.
   *
   * @return whether that was so in time
   */
  boolean awaitPositions(Map<Integer, Long> ends, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (progress) {
      while (!reached(ends)) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0 || failure != null) {
          return false;
        }
        progress.wait(left);
      }
      return true;
    }
  }

  private boolean reached(Map<Integer, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
  }

  private void follow() {
    try (consumer) {
      while (closing.getCount() > 0) {
        step();
      }
    } catch (WakeupException e) {
      LOG.debug("statuses are no longer read: the view closes");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(new IllegalStateException("the reader of statuses was interrupted", e));
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("statuses are no longer read");
      end(e);
    }
  }

  private void end(RuntimeException cause) {
    failure = cause;
    synchronized (progress) {
      progress.notifyAll();
    }
  }

  private void step() throws InterruptedException {
    List<ConsumerRecord<String, byte[]>> polled = new ArrayList<>();
    consumer.poll(POLL).forEach(polled::add);
    List<StatusIndex.Change> changes = changes(polled);
    Map<Integer, Long> reached = new HashMap<>();
    consumer
        .assignment()
        .forEach(partition -> reached.put(partition.partition(), position(partition)));
    if (!reached.equals(positions())) {
      index.apply(changes, reached);
      changes.forEach(
          change -> listener.changed(change.id(), Optional.ofNullable(change.status())));
      synchronized (progress) {
        positions = Map.copyOf(reached);
        progress.notifyAll();
      }
    }
  }

  /** The place that was read up to, however long the broker takes to confirm it. */
  private long position(TopicPartition partition) {
    while (true) {
      try {
        return consumer.position(partition);
      } catch (TimeoutException e) {
        LOG.atWarn().addKeyValue("partition", partition).log(e.getMessage());
        if (closing.getCount() == 0) {
          throw new WakeupException();
        }
      }
    }
  }

  /** Reads all of them, however long the registry takes to answer. */
  private List<StatusIndex.Change> changes(List<ConsumerRecord<String, byte[]>> polled)
      throws InterruptedException {
    while (true) {
      try {
        return polled.stream().flatMap(record -> change(record).stream()).toList();
      } catch (RegistryUnavailableException e) {
        LOG.atWarn().addKeyValue("waiting", polled.size()).log(e.getMessage());
        if (closing.await(REGISTRY_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new WakeupException();
        }
      }
    }
  }

  private Optional<StatusIndex.Change> change(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null) {
      return Optional.empty();
    }
    if (record.value() == null) {
      return Optional.of(new StatusIndex.Change(record.key(), null, null));
    }
    Optional<MemeStatus> status = records.read(record.value());
    if (status.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .log("passed over a record that is no status");
    }
    return status.map(read -> new StatusIndex.Change(record.key(), record.value(), read));
  }

  @Override
  public void close() {
    closing.countDown();
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
