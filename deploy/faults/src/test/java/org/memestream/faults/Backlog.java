package org.memestream.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

/** Records that the workers and the assembly have yet to take. */
final class Backlog {

  private final Admin admin;

  /**
   * @param admin stays the caller's
   */
  Backlog(Admin admin) {
    this.admin = admin;
  }

  /** How many records wait, for each group. */
  Map<String, Long> records() {
    try {
      Map<String, Long> records = new HashMap<>();
      for (GroupListing group : admin.listGroups().all().get()) {
        boolean share = group.type().filter(type -> type == GroupType.SHARE).isPresent();
        records.put(
            group.groupId(), share ? ofWorkers(group.groupId()) : ofAssembly(group.groupId()));
      }
      return records;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not tell its groups", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private long ofWorkers(String group) throws ExecutionException, InterruptedException {
    return admin
        .listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
        .partitionsToOffsetInfo(group)
        .get()
        .values()
        .stream()
        .filter(Objects::nonNull)
        .mapToLong(info -> info.lag().orElse(0L))
        .sum();
  }

  private long ofAssembly(String group) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> places =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    places.values().removeIf(Objects::isNull);
    Map<TopicPartition, OffsetSpec> latest =
        places.keySet().stream()
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    long waiting = 0;
    for (var end : admin.listOffsets(latest).all().get().entrySet()) {
      waiting += Math.max(0, end.getValue().offset() - places.get(end.getKey()).offset());
    }
    return waiting;
  }
}
