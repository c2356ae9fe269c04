package org.memestream.local.stack;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.RetriableException;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.kafka.BrokerUnavailableException;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;

/**
 * Makes all topics before any service asks for one. A topic that was just created is unknown to the
 * broker for a moment longer; this waits until it is not.
 */
public final class LocalTopics {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final KafkaConfig config;

  public LocalTopics(KafkaConfig config) {
    this.config = config;
  }

  /** Returns how many there are, all with a leader. */
  public int create() throws InterruptedException {
    List<String> names = Topics.all().stream().map(Topic::name).toList();
    try (Admin admin = new KafkaClients(config).admin()) {
      new TopicCreator(admin, config).createMissing(Topics.all());
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!led(admin, names)) {
        if (System.nanoTime() > deadline) {
          throw new BrokerUnavailableException(
              "the topics have no leader after " + PATIENCE.toSeconds() + " s; see the log", null);
        }
        Thread.sleep(PAUSE.toMillis());
      }
    }
    return names.size();
  }

  private static boolean led(Admin admin, List<String> names) throws InterruptedException {
    try {
      return admin.describeTopics(names).allTopicNames().get().values().stream()
          .map(TopicDescription::partitions)
          .flatMap(List::stream)
          .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw new IllegalStateException("the topics cannot be described", e.getCause());
    }
  }
}
