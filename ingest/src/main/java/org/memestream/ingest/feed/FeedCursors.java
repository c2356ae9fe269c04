package org.memestream.ingest.feed;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.schemas.FeedCursor;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/** Keeps in Kafka up to where a feed was read. */
final class FeedCursors implements CursorKeeper {

  private final String feed;
  private final KafkaClients clients;
  private final SchemaRegistry registry;
  private final EventPublisher publisher;
  private final Clock clock;

  /**
   * @param feed its name
   * @param registry stays open
   * @param publisher stays open
   */
  FeedCursors(
      String feed,
      KafkaClients clients,
      SchemaRegistry registry,
      EventPublisher publisher,
      Clock clock) {
    this.feed = feed;
    this.clients = clients;
    this.registry = registry;
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public Optional<String> latest() {
    AtomicReference<byte[]> latest = new AtomicReference<>();
    String topic = Topics.FEED_CURSORS.name();
    try (Consumer<String, byte[]> reader = clients.reader(new ByteArrayDeserializer())) {
      new TopicScan(reader)
          .read(
              List.of(topic),
              Map.of(),
              (name, value) -> {
                if (feed.equals(name)) {
                  latest.set(value);
                }
              });
    }
    AvroSerde<FeedCursor> serde = new AvroSerde<>(registry, FeedCursor.class);
    return Optional.ofNullable(latest.get())
        .map(value -> serde.deserializer().deserialize(topic, value).getCursor());
  }

  @Override
  public CompletableFuture<?> keep(String cursor) {
    return publisher.publish(
        Topics.FEED_CURSORS, feed, new FeedCursor(feed, cursor, clock.instant()), Optional.empty());
  }
}
