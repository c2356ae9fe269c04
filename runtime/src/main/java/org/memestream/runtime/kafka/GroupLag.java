package org.memestream.runtime.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts the records that groups have still before them. Those that a worker holds count until it
 * has answered for them. Safe for use by many threads.
 */
public final class GroupLag {

  private final Admin admin;

  /**
   * @param admin asked; stays open
   */
  public GroupLag(Admin admin) {
    this.admin = admin;
  }

  /**
   * Records that wait for a share group, by topic; empty before it has begun.
   *
   * @throws KafkaException when the brokers do not tell
   */
  public Map<String, Long> shareGroup(String group) throws InterruptedException {
    Map<TopicPartition, SharePartitionOffsetInfo> partitions =
        await(
            admin
                .listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                .partitionsToOffsetInfo(group));
    Map<TopicPartition, Long> untold = new HashMap<>();
    Map<String, Long> lag = new HashMap<>();
    partitions.forEach(
        (partition, info) -> {
          if (info != null && info.lag().isPresent()) {
            lag.merge(partition.topic(), Math.max(0, info.lag().get()), Long::sum);
          } else if (info != null) {
            untold.put(partition, Math.max(0, info.startOffset()));
          }
        });
    behind(untold).forEach((topic, count) -> lag.merge(topic, count, Long::sum));
    return lag;
  }

  /**
   * Records that wait for a consumer group or a Streams application, by topic; empty before it has
   * committed anything.
   *
   * @throws KafkaException when the brokers do not tell
   */
  public Map<String, Long> consumerGroup(String group) throws InterruptedException {
    return behind(committed(group));
  }

  /** Where a consumer group or a Streams application is. */
  public Map<TopicPartition, Long> committed(String group) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return offsets.entrySet().stream()
        .filter(entry -> Objects.nonNull(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private Map<String, Long> behind(Map<TopicPartition, Long> places) throws InterruptedException {
    if (places.isEmpty()) {
      return Map.of();
    }
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    places.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> latest = await(admin.listOffsets(ends).all());
    Map<String, Long> behind = new HashMap<>();
    places.forEach(
        (partition, place) ->
            behind.merge(
                partition.topic(), Math.max(0, latest.get(partition).offset() - place), Long::sum));
    return behind;
  }

  private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    }
  }
}
