package org.memestream.local.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;

class MemeCounterTest {

  private static final TopicPartition REQUESTED = new TopicPartition(Topics.REQUESTED.name(), 0);
  private static final TopicPartition BULK = new TopicPartition(Topics.REQUESTED_BULK.name(), 0);
  private static final TopicPartition STATUS = new TopicPartition(Topics.STATUS.name(), 0);

  private final AvroSerde<MemeStatus> serde =
      new AvroSerde<>(ConfluentRegistry.connect("mock://meme-counter", Map.of()), MemeStatus.class);
  private final MockConsumer<String, byte[]> reader = new MockConsumer<>("earliest");
  private final Map<TopicPartition, Long> sizes = new HashMap<>();
  private final List<Runnable> statusRecords = new java.util.ArrayList<>();

  @BeforeEach
  void topics() {
    for (TopicPartition one : List.of(REQUESTED, BULK, STATUS)) {
      Node node = new Node(1, "127.0.0.1", 9092);
      reader.updatePartitions(
          one.topic(),
          List.of(new PartitionInfo(one.topic(), 0, node, new Node[] {node}, new Node[] {node})));
      sizes.put(one, 0L);
    }
  }

  @Test
  void countsTheLatestStateOfEachMeme() {
    status("a", MemeState.REQUESTED);
    status("a", MemeState.FINISHED);
    status("b", MemeState.FAILED);
    status("c", MemeState.RENDERING);

    assertThat(count(Map.of())).isEqualTo(new MemeCounts(1, 1, 1));
  }

  @Test
  void forgetsErasedMemes() {
    status("a", MemeState.FINISHED);
    record(STATUS, "a", null);

    assertThat(count(Map.of())).isEqualTo(MemeCounts.none());
  }

  @Test
  void countsRequestsThatWaitForTheAssemblyOnce() {
    request("old");
    request("a");
    request("b");
    status("a", MemeState.REQUESTED);

    assertThat(count(Map.of(REQUESTED, 1L))).isEqualTo(new MemeCounts(0, 0, 2));
  }

  @Test
  void passesOverWhatIsNotAStatus() {
    record(STATUS, "a", new byte[] {9, 9, 9, 9, 9, 9});

    assertThat(count(Map.of())).isEqualTo(MemeCounts.none());
  }

  private MemeCounts count(Map<TopicPartition, Long> assembled) {
    Map<TopicPartition, Long> beginnings = new HashMap<>();
    sizes.keySet().forEach(partition -> beginnings.put(partition, 0L));
    reader.updateBeginningOffsets(beginnings);
    reader.updateEndOffsets(sizes);
    statusRecords.forEach(reader::schedulePollTask);
    return new MemeCounter(new TopicScan(reader), serde.deserializer()).count(assembled);
  }

  private void request(String id) {
    record(REQUESTED, id, new byte[] {1});
  }

  private void status(String id, MemeState state) {
    MemeStatus status =
        MemeStatus.newBuilder()
            .setId(id)
            .setOwnerId("local")
            .setState(state)
            .setRequestedAt(Instant.EPOCH)
            .setUpdatedAt(Instant.EPOCH)
            .build();
    record(STATUS, id, serde.serializer().serialize(STATUS.topic(), status));
  }

  /** Handed out as soon as its partition is read. */
  private void record(TopicPartition partition, String id, byte[] value) {
    long offset = sizes.merge(partition, 1L, Long::sum) - 1;
    statusRecords.add(
        () -> {
          if (reader.assignment().contains(partition)) {
            reader.addRecord(
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, id, value));
          }
        });
  }
}
