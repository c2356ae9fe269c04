package org.memestream.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

class StatusFollowerTest {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.STATUS.name(), 0);

  private final MemoryIndex index = new MemoryIndex();

  @Test
  void aBrokerThatDoesNotTellThePlaceForAMinuteCostsNoStatus() {
    ForgetfulConsumer consumer = new ForgetfulConsumer(2);
    try (SchemaRegistry registry = ConfluentRegistry.connect("mock://follower", Map.of());
        StatusFollower follower =
            new StatusFollower(consumer, new StatusRecords(registry), index, (id, status) -> {})) {
      follower.start();
      consumer.schedulePollTask(() -> consumer.addRecord(tombstone()));

      await()
          .until(() -> index.places().getOrDefault(0, 0L) == 1 || follower.failure().isPresent());

      assertThat(follower.failure()).isEmpty();
      assertThat(index.removed).containsExactly("m1");
      assertThat(consumer.timeouts).hasValue(0);
    }
  }

  private static ConsumerRecord<String, byte[]> tombstone() {
    return new ConsumerRecord<>(PARTITION.topic(), 0, 0, "m1", null);
  }

  /** Times out when it is asked for its place, as often as it is told, once it has a record. */
  private static final class ForgetfulConsumer extends MockConsumer<String, byte[]> {
    private final AtomicInteger timeouts;

    ForgetfulConsumer(int timeouts) {
      super("earliest");
      this.timeouts = new AtomicInteger(timeouts);
      updatePartitions(
          PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
      updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Override
    public synchronized long position(TopicPartition partition) {
      long position = super.position(partition);
      if (position > 0 && timeouts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new TimeoutException("the broker does not answer");
      }
      return position;
    }
  }

  /** Notes what is removed, and the places. */
  private static final class MemoryIndex implements StatusIndex {
    private final List<String> removed = new CopyOnWriteArrayList<>();
    private final Map<Integer, Long> places = new ConcurrentHashMap<>();

    @Override
    public Optional<byte[]> find(String id) {
      return Optional.of(id.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<MemePlace> ofOwner(String owner, Optional<MemePlace> after, int limit) {
      return new ArrayList<>();
    }

    @Override
    public Map<Integer, Long> places() {
      return Map.copyOf(places);
    }

    @Override
    public void apply(List<Change> changes, Map<Integer, Long> reached) {
      changes.forEach(change -> removed.add(change.id()));
      places.putAll(reached);
    }

    @Override
    public void close() {
      places.clear();
    }
  }
}
