package org.memestream.renderer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.memestream.runtime.kafka.BrokerUnavailableException;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;

/**
 * Checks that the parts of one meme meet in one partition, which they do when all their topics have
 * the same number of partitions. With the Processor API, Streams does not check that itself.
 */
final class JoinableTopics {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Admin admin;

  JoinableTopics(Admin admin) {
    this.admin = admin;
  }

  /** Fails with {@link StartFailure} when they do not. */
  void check() {
    List<String> names =
        Stream.of(
                Topics.REQUESTED,
                Topics.REQUESTED_BULK,
                Topics.CAPTIONED,
                Topics.FACE_TRANSFERRED,
                Topics.STAGE_FAILED,
                Topics.RENDERED)
            .map(Topic::name)
            .toList();
    Map<String, Integer> partitions = new TreeMap<>();
    describe(names).forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
    if (partitions.values().stream().distinct().count() > 1) {
      throw new StartFailure(
          ExitCode.CONFIGURATION,
          "these topics must have the same number of partitions, but have " + partitions);
    }
  }

  /** Topics that were created a moment ago may not be known at once. */
  private Map<String, TopicDescription> describe(List<String> names) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return admin.describeTopics(names).allTopicNames().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > end) {
          throw new BrokerUnavailableException(
              "the topics %s cannot be described (%s); check that the broker runs"
                  .formatted(names, e.getCause().getMessage()),
              e.getCause());
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BrokerUnavailableException("interrupted while topics were described", e);
      }
    }
  }
}
