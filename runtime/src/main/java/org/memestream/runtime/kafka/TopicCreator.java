package org.memestream.runtime.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.schemas.Topic;

/**
 * Creates topics that are missing and sets up share groups. Topics that exist are left as they are.
 * Several processes may do this at once.
 */
public final class TopicCreator {

  private final Admin admin;
  private final KafkaConfig config;

  /**
   * @param admin asks the broker; stays open
   * @param config how many partitions and copies
   */
  public TopicCreator(Admin admin, KafkaConfig config) {
    this.admin = admin;
    this.config = config;
  }

  /**
   * Creates those of the topics that do not exist.
   *
   * @throws BrokerUnavailableException when no broker answers
   * @throws BrokerAccessException when they do not let this client in, or are not to be trusted
   * @throws KafkaException when the broker refuses
   */
  public void createMissing(Collection<Topic<?>> topics) {
    Set<String> existing = wait("list the topics", admin.listTopics().names());
    List<NewTopic> missing =
        topics.stream()
            .filter(topic -> !existing.contains(topic.name()))
            .map(this::definition)
            .toList();
    CreateTopicsResult created = admin.createTopics(missing);
    created.values().forEach((name, future) -> awaitCreation("create topic " + name, future));
  }

  /**
   * Tells the broker about a share group.
   *
   * @throws BrokerUnavailableException when no broker answers
   * @throws BrokerAccessException when they do not let this client in, or are not to be trusted
   * @throws KafkaException when the broker refuses
   */
  public void configureShareGroup(String group, ShareGroupSettings settings) {
    List<AlterConfigOp> changes =
        settings.toMap().entrySet().stream()
            .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
            .map(entry -> new AlterConfigOp(entry, OpType.SET))
            .toList();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
    wait(
        "set up share group " + group,
        admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
  }

  private NewTopic definition(Topic<?> topic) {
    int partitions = topic.partitions() == 1 ? 1 : config.partitions().orElse(topic.partitions());
    Optional<Short> copies = Optional.of(config.replicationFactor()).filter(copy -> copy > 0);
    String cleanup =
        switch (topic.cleanup()) {
          case DELETE -> TopicConfig.CLEANUP_POLICY_DELETE;
          case COMPACT -> TopicConfig.CLEANUP_POLICY_COMPACT;
        };
    return new NewTopic(topic.name(), Optional.of(partitions), copies)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup));
  }

  private void awaitCreation(String what, KafkaFuture<Void> future) {
    try {
      wait(what, future);
    } catch (TopicExistsException e) {
      // Another process was faster, which is as good.
      return;
    }
  }

  private <T> T wait(String what, KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw KafkaFailures.of(what, config.bootstrapServers(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailableException("interrupted while it was to " + what, e);
    }
  }
}
