package org.memestream.ingest.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.schemas.FeedCursor;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/** Keeps in Kafka up to where each feed was read. */
final class FeedCursors {

  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaClients clients;
  private final SchemaRegistry registry;
  private final EventPublisher publisher;
  private final Clock clock;

  /**
   * @param registry stays open
   * @param publisher stays open
   */
  FeedCursors(
      KafkaClients clients, SchemaRegistry registry, EventPublisher publisher, Clock clock) {
    this.clients = clients;
    this.registry = registry;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** The latest cursor of a feed. */
  Optional<String> latest(String feed) {
    String topic = Topics.FEED_CURSORS.name();
    TopicPartition partition = new TopicPartition(topic, 0);
    Optional<String> latest = Optional.empty();
    AvroSerde<FeedCursor> serde = new AvroSerde<>(registry, FeedCursor.class);
    try (Consumer<String, byte[]> reader = clients.reader(new ByteArrayDeserializer())) {
      reader.assign(List.of(partition));
      long end = reader.endOffsets(List.of(partition)).get(partition);
      reader.seekToBeginning(List.of(partition));
      while (reader.position(partition) < end) {
        for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
          if (record.value() != null) {
            FeedCursor cursor = serde.deserializer().deserialize(topic, record.value());
            latest = cursor.getFeed().equals(feed) ? Optional.of(cursor.getCursor()) : latest;
          }
        }
      }
    }
    return latest;
  }

  /** Keeps a cursor. */
  CompletableFuture<?> keep(String feed, String cursor) {
    return publisher.publish(
        Topics.FEED_CURSORS, feed, new FeedCursor(feed, cursor, clock.instant()), Optional.empty());
  }
}
