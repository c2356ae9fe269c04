package org.memestream.runtime.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads topics from given places to what is committed now, then stops. */
public final class TopicScan {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<String, byte[]> reader;

  /**
   * @param reader without a group; stays the caller's
   */
  public TopicScan(Consumer<String, byte[]> reader) {
    this.reader = reader;
  }

  /**
   * Reads.
   *
   * @param topics which topics
   * @param places where to begin; a partition without one is read from its beginning
   * @param each told of every key and value, in the order of each partition
   */
  public void read(
      Collection<String> topics,
      Map<TopicPartition, Long> places,
      BiConsumer<String, byte[]> each) {
    records(topics, places, record -> each.accept(record.key(), record.value()));
  }

  /**
   * As {@link #read}, with all that belongs to a record.
   *
   * @param each told of every record, in the order of each partition
   */
  public void records(
      Collection<String> topics,
      Map<TopicPartition, Long> places,
      java.util.function.Consumer<ConsumerRecord<String, byte[]>> each) {
    Set<TopicPartition> all =
        topics.stream()
            .flatMap(topic -> reader.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .collect(Collectors.toSet());
    reader.assign(all);
    Map<TopicPartition, Long> ends = reader.endOffsets(all);
    Map<TopicPartition, Long> beginnings = reader.beginningOffsets(all);
    for (TopicPartition partition : all) {
      long place = places.getOrDefault(partition, 0L);
      reader.seek(partition, Math.max(place, beginnings.get(partition)));
    }
    Set<TopicPartition> open = new HashSet<>(all);
    open.removeIf(partition -> reader.position(partition) >= ends.get(partition));
    while (!open.isEmpty()) {
      reader.poll(POLL).forEach(each);
      open.removeIf(partition -> reader.position(partition) >= ends.get(partition));
    }
  }
}
