package org.memestream.local.status;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far the groups have come: share groups of workers, and the assembly's own group. */
final class GroupProgress {

  private final Admin admin;

  GroupProgress(Admin admin) {
    this.admin = admin;
  }

  /** Records that wait, for each group that has begun. */
  SortedMap<String, Long> lag() throws InterruptedException {
    SortedMap<String, Long> lag = new TreeMap<>();
    for (GroupListing group : await(admin.listGroups().all())) {
      if (group.type().filter(type -> type == GroupType.SHARE).isPresent()) {
        lag.put(group.groupId(), shareLag(group.groupId()));
      } else {
        Map<TopicPartition, Long> committed = committed(group.groupId());
        if (!committed.isEmpty()) {
          lag.put(group.groupId(), behind(committed));
        }
      }
    }
    return lag;
  }

  /** Places that other than share groups have come to in one of the topics. */
  Map<TopicPartition, Long> committed(Collection<String> topics) throws InterruptedException {
    Map<TopicPartition, Long> places = new HashMap<>();
    for (GroupListing group : await(admin.listGroups().all())) {
      if (group.type().filter(type -> type == GroupType.SHARE).isEmpty()) {
        committed(group.groupId())
            .forEach(
                (partition, offset) -> {
                  if (topics.contains(partition.topic())) {
                    places.merge(partition, offset, Math::max);
                  }
                });
      }
    }
    return places;
  }

  private Map<TopicPartition, Long> committed(String group) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return offsets.entrySet().stream()
        .filter(entry -> Objects.nonNull(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private long shareLag(String group) throws InterruptedException {
    Map<TopicPartition, SharePartitionOffsetInfo> partitions =
        await(
            admin
                .listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                .partitionsToOffsetInfo(group));
    Map<TopicPartition, Long> unknown = new HashMap<>();
    long lag = 0;
    for (Map.Entry<TopicPartition, SharePartitionOffsetInfo> entry : partitions.entrySet()) {
      if (entry.getValue() != null && entry.getValue().lag().isPresent()) {
        lag += Math.max(0, entry.getValue().lag().get());
      } else if (entry.getValue() != null) {
        unknown.put(entry.getKey(), Math.max(0, entry.getValue().startOffset()));
      }
    }
    return lag + behind(unknown);
  }

  private long behind(Map<TopicPartition, Long> places) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    places.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> latest = await(admin.listOffsets(ends).all());
    return places.entrySet().stream()
        .mapToLong(entry -> Math.max(0, latest.get(entry.getKey()).offset() - entry.getValue()))
        .sum();
  }

  private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    }
  }
}
