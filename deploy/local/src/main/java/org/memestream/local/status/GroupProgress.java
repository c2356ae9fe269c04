package org.memestream.local.status;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.memestream.runtime.kafka.GroupLag;

/** How far the groups have come: share groups of workers, and the assembly's own group. */
final class GroupProgress {

  private final Admin admin;
  private final GroupLag groups;

  GroupProgress(Admin admin) {
    this.admin = admin;
    this.groups = new GroupLag(admin);
  }

  /** Records that wait, for each group that has begun. */
  SortedMap<String, Long> lag() throws InterruptedException {
    SortedMap<String, Long> lag = new TreeMap<>();
    for (GroupListing group : await(admin.listGroups().all())) {
      if (group.type().filter(type -> type == GroupType.SHARE).isPresent()) {
        lag.put(group.groupId(), sum(groups.shareGroup(group.groupId())));
      } else {
        Map<String, Long> behind = groups.consumerGroup(group.groupId());
        if (!behind.isEmpty()) {
          lag.put(group.groupId(), sum(behind));
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
        groups
            .committed(group.groupId())
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

  private static long sum(Map<String, Long> lag) {
    return lag.values().stream().mapToLong(Long::longValue).sum();
  }

  private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    }
  }
}
