package org.memestream.ingest.backfill;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.memestream.schemas.MemeFailed;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.memestream.schemas.serde.UndecodableException;

/** Follows the outcomes of a job's memes from where the job began. For one thread. */
final class JobOutcomes implements AutoCloseable {

  private static final Duration REGISTRY_PAUSE = Duration.ofMillis(500);

  private final Consumer<String, byte[]> reader;
  private final Deserializer<MemeFailed> failures;
  private final String prefix;
  private final LongSet ended = new LongSet();
  private final Map<String, Long> failed = new TreeMap<>();
  private long finished;

  /**
   * @param reader without a group; closed with this
   * @param prefix of the job's ids
   * @param from where to begin; a partition without a place is read from its beginning
   */
  JobOutcomes(
      Consumer<String, byte[]> reader,
      Deserializer<MemeFailed> failures,
      String prefix,
      Map<TopicPartition, Long> from) {
    this.reader = reader;
    this.failures = failures;
    this.prefix = prefix;
    List<TopicPartition> partitions = partitions(reader);
    reader.assign(partitions);
    Map<TopicPartition, Long> beginnings = reader.beginningOffsets(partitions);
    partitions.forEach(
        one -> reader.seek(one, Math.max(from.getOrDefault(one, 0L), beginnings.get(one))));
  }

  /** Where the topics of outcomes end now. */
  static Map<TopicPartition, Long> ends(Consumer<String, byte[]> reader) {
    return reader.endOffsets(partitions(reader));
  }

  private static List<TopicPartition> partitions(Consumer<?, ?> reader) {
    return Stream.of(Topics.FINISHED, Topics.FAILED)
        .flatMap(topic -> reader.partitionsFor(topic.name()).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /** Reads on for a while; how many outcomes came that were not known. */
  int read(Duration patience) throws InterruptedException {
    int before = ended.size();
    for (ConsumerRecord<String, byte[]> record : reader.poll(patience)) {
      String id = record.key();
      if (id != null && id.startsWith(prefix) && isNew(id.substring(prefix.length()))) {
        count(record);
      }
    }
    return ended.size() - before;
  }

  private boolean isNew(String digits) {
    try {
      return digits.length() == 32 && ended.add(BackfillJob.hash(digits));
    } catch (NumberFormatException e) {
      // Somebody else's id that happens to begin so.
      return false;
    }
  }

  private void count(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    if (record.topic().equals(Topics.FINISHED.name())) {
      finished++;
    } else {
      failed.merge(reason(record), 1L, Long::sum);
    }
  }

  private String reason(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    while (true) {
      try {
        return failures.deserialize(record.topic(), record.value()).getReason().name();
      } catch (UndecodableException e) {
        return "UNKNOWN";
      } catch (RegistryUnavailableException e) {
        Thread.sleep(REGISTRY_PAUSE.toMillis());
      }
    }
  }

  /**
   * What came so far.
   *
   * @param expected how many memes the job has
   */
  OutcomeCounts counts(long expected) {
    return new OutcomeCounts(expected, finished, new TreeMap<>(failed));
  }

  @Override
  public void close() {
    reader.close();
  }
}
