package org.memestream.ingest.status;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.memestream.runtime.kafka.BrokerUnavailableException;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.schemas.Topics;

/** Where {@code memes.status} ends now, whether committed or not. Thread-safe. */
final class TopicEnds implements AutoCloseable {

  private static final String TOPIC = Topics.STATUS.name();

  private final String bootstrapServers;
  private final Admin admin;
  private final String origin;
  private final List<TopicPartition> partitions;

  TopicEnds(KafkaClients clients) {
    bootstrapServers = clients.bootstrapServers();
    admin = clients.admin();
    try {
      TopicDescription topic = get(admin.describeTopics(List.of(TOPIC)).allTopicNames()).get(TOPIC);
      origin = get(admin.describeCluster().clusterId()) + "/" + topic.topicId();
      partitions =
          topic.partitions().stream()
              .map(info -> new TopicPartition(TOPIC, info.partition()))
              .toList();
    } catch (RuntimeException e) {
      admin.close();
      throw e;
    }
  }

  /** Cluster and topic, which change when either is made anew. */
  String origin() {
    return origin;
  }

  /** The offset behind the last record, by partition. */
  Map<Integer, Long> now() {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream()
            .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
    ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
    return get(admin.listOffsets(latest, options).all()).entrySet().stream()
        .collect(Collectors.toMap(end -> end.getKey().partition(), end -> end.getValue().offset()));
  }

  private <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw unavailable(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private BrokerUnavailableException unavailable(Throwable cause) {
    return new BrokerUnavailableException(
        "Kafka at %s does not tell where %s ends (%s); check that it runs and memestream.kafka.bootstrap-servers"
            .formatted(bootstrapServers, TOPIC, cause.getMessage()),
        cause);
  }

  @Override
  public void close() {
    admin.close();
  }
}
