package org.memestream.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.MemeFailed;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;
import org.memestream.schemas.serde.UndecodableException;

/** What the topics say of the memes since the ledger was opened. For one thread. */
final class Ledger implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SchemaRegistry registry;
  private final Consumer<String, byte[]> reader;
  private final Map<TopicPartition, Long> begin;

  private Ledger(
      SchemaRegistry registry, Consumer<String, byte[]> reader, Map<TopicPartition, Long> begin) {
    this.registry = registry;
    this.reader = reader;
    this.begin = begin;
  }

  /** Opens a ledger that begins now. */
  static Ledger open(Cluster cluster) {
    KafkaClients clients = cluster.clients();
    Consumer<String, byte[]> reader = clients.reader(new ByteArrayDeserializer());
    List<TopicPartition> all =
        Topics.all().stream()
            .flatMap(topic -> reader.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    return new Ledger(
        ConfluentRegistry.connect(cluster.registryUrl(), Map.of()),
        reader,
        new HashMap<>(reader.endOffsets(all)));
  }

  /** Ids of all memes that were requested; needs no registry. */
  Set<String> requested() {
    return new HashSet<>(keys(Topics.REQUESTED, Topics.REQUESTED_BULK));
  }

  /** Ids of all outcomes, as often as there are any; needs no registry. */
  List<String> ended() {
    return keys(Topics.FINISHED, Topics.FAILED);
  }

  private List<String> keys(Topic<?>... topics) {
    List<String> keys = new ArrayList<>();
    scan(topics).forEach(record -> keys.add(record.key()));
    // Broken records are given keys that no meme has.
    keys.removeIf(key -> key == null || key.startsWith(CorruptRecords.KEY));
    return keys;
  }

  /** Everything. */
  Outcomes read() {
    List<DeadLetter> letters =
        values(Topics.DEAD_LETTERS).values().stream().flatMap(List::stream).toList();
    Map<String, MemeState> states = new HashMap<>();
    values(Topics.STATUS).forEach((id, all) -> states.put(id, all.get(all.size() - 1).getState()));
    return new Outcomes(
        requested(), values(Topics.FINISHED), values(Topics.FAILED), letters, states);
  }

  /** Raw records of these topics; waits while the broker does not answer. */
  List<ConsumerRecord<String, byte[]>> scan(Topic<?>... topics) {
    Set<String> names = Set.of(topics).stream().map(Topic::name).collect(Collectors.toSet());
    return await("the broker answers")
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(TimeoutException.class)
        .until(
            () -> {
              List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
              new TopicScan(reader).records(names, begin, records::add);
              return records;
            },
            Objects::nonNull);
  }

  private <V extends SpecificRecord> Map<String, List<V>> values(Topic<V> topic) {
    var deserializer = new AvroSerde<>(registry, topic.type()).deserializer();
    Map<String, List<V>> values = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : scan(topic)) {
      try {
        V value = deserializer.deserialize(topic.name(), record.value());
        if (value != null) {
          values.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(value);
        }
      } catch (UndecodableException e) {
        throw new AssertionError(topic + " holds a record that nobody can read", e);
      }
    }
    return values;
  }

  @Override
  public void close() {
    reader.close();
    registry.close();
  }

  /**
   * What became of the memes.
   *
   * @param requested ids
   * @param finished by id
   * @param failed by id
   * @param deadLetters in the order of the topic
   * @param states latest status by id
   */
  record Outcomes(
      Set<String> requested,
      Map<String, List<MemeFinished>> finished,
      Map<String, List<MemeFailed>> failed,
      List<DeadLetter> deadLetters,
      Map<String, MemeState> states) {

    /** Failures by reason, such as {@code 1 RETRIES_EXHAUSTED}; 0 when there are none. */
    String failures() {
      Map<String, Long> reasons =
          failed.values().stream()
              .flatMap(List::stream)
              .collect(
                  Collectors.groupingBy(
                      meme -> meme.getReason().name(), TreeMap::new, Collectors.counting()));
      return reasons.isEmpty()
          ? "0"
          : reasons.entrySet().stream()
              .map(entry -> entry.getValue() + " " + entry.getKey())
              .collect(Collectors.joining(", "));
    }
  }
}
