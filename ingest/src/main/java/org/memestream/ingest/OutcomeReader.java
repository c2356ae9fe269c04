package org.memestream.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.memestream.runtime.kafka.BrokerUnavailableException;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.memestream.schemas.serde.UndecodableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code memes.finished} and {@code memes.failed} from where they ended when it was opened,
 * and ends the pending memes that it meets there. Reads without a group, so that it commits nothing
 * and every client sees every outcome; values are decoded only for memes of its own.
 *
 * <p>An outage of the broker or the registry makes it wait. Anything else that ends it ends all
 * pending memes with it, and those that come later.
 */
final class OutcomeReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OutcomeReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration REGISTRY_PAUSE = Duration.ofMillis(500);

  private final Consumer<String, byte[]> consumer;
  private final OutcomeDecoder decoder;
  private final PendingMemes pending;
  private final Clock clock;
  private final Deque<ConsumerRecord<String, byte[]>> undelivered = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::follow, "memestream-outcomes");
  private volatile RuntimeException failure;

  /**
   * @param consumer without a group; closed by this reader
   */
  OutcomeReader(
      Consumer<String, byte[]> consumer,
      OutcomeDecoder decoder,
      PendingMemes pending,
      Clock clock) {
    this.consumer = consumer;
    this.decoder = decoder;
    this.pending = pending;
    this.clock = clock;
    this.thread.setDaemon(true);
  }

  /** Follows the topics from where they end now, in a thread of its own. */
  void start(String bootstrapServers) {
    seekToEnd(bootstrapServers);
    thread.start();
  }

  /**
   * Notes where the topics end.
   *
   * @throws BrokerUnavailableException when no broker tells in time
   */
  void seekToEnd(String bootstrapServers) {
    try {
      List<TopicPartition> partitions =
          Stream.of(Topics.FINISHED, Topics.FAILED).flatMap(this::partitions).toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      // Seeking is lazy; asking for the position makes it happen now.
      partitions.forEach(consumer::position);
    } catch (KafkaException e) {
      throw new BrokerUnavailableException(
          "Kafka at %s does not tell where %s and %s end (%s); check that it runs and memestream.kafka.bootstrap-servers"
              .formatted(bootstrapServers, Topics.FINISHED, Topics.FAILED, e.getMessage()),
          e);
    }
  }

  /**
   * Refuses when outcomes are no longer read.
   *
   * @throws IllegalStateException with what ended the reader
   */
  void requireAlive() {
    if (failure != null) {
      throw failure;
    }
  }

  private Stream<TopicPartition> partitions(Topic<?> topic) {
    return consumer.partitionsFor(topic.name()).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
  }

  private void follow() {
    try (consumer) {
      while (closing.getCount() > 0) {
        step();
      }
    } catch (WakeupException e) {
      LOG.debug("outcomes are no longer read: the client closes");
    } catch (InterruptedException e) {
      end("it was interrupted", e);
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("outcomes are no longer read");
      end(e.getMessage(), e);
    }
  }

  private void end(String why, Exception cause) {
    failure =
        new IllegalStateException(
            "the outcomes of memes are no longer read (%s); close this client and connect anew"
                .formatted(why),
            cause);
    pending.failAll(failure);
  }

  /** One round: takes what is there, delivers it, and gives up on what is overdue. */
  void step() throws InterruptedException {
    if (undelivered.isEmpty()) {
      consumer.poll(POLL).forEach(undelivered::add);
    }
    try {
      while (!undelivered.isEmpty()) {
        deliver(undelivered.peek());
        undelivered.remove();
      }
    } catch (RegistryUnavailableException e) {
      LOG.atWarn().addKeyValue("waiting", undelivered.size()).log(e.getMessage());
      closing.await(REGISTRY_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
    pending.expire(clock.instant());
  }

  private void deliver(ConsumerRecord<String, byte[]> record) {
    pending.find(String.valueOf(record.key())).ifPresent(meme -> deliver(record, meme));
  }

  private void deliver(ConsumerRecord<String, byte[]> record, PendingMeme meme) {
    try {
      decoder.deliver(record, meme, pending);
    } catch (UndecodableException e) {
      // Its owner waits for this very record, so the failure is theirs to know.
      pending.fail(meme, e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
