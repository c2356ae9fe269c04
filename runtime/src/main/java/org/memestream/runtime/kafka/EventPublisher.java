package org.memestream.runtime.kafka;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.memestream.schemas.Topic;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/** Writes typed events, whole or not at all. Safe for use by many threads. */
public final class EventPublisher implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final SchemaRegistry registry;
  private final Map<Class<?>, Serializer<?>> serializers = new ConcurrentHashMap<>();
  private final String source;
  private final Clock clock;

  /**
   * @param producer sends the records; closed with the publisher
   * @param registry where the schemas are; stays open
   * @param source who publishes, for the {@code ce_source} header
   * @param clock for the {@code ce_time} header
   */
  public EventPublisher(
      Producer<byte[], byte[]> producer, SchemaRegistry registry, String source, Clock clock) {
    this.producer = producer;
    this.registry = registry;
    this.source = source;
    this.clock = clock;
  }

  /**
   * Sends an event.
   *
   * @param topic where to
   * @param key what the topic's records are keyed by
   * @param event what happened; null is a tombstone
   * @param traceparent trace that it belongs to
   * @return completed when the broker has it; exceptionally with a {@link
   *     org.apache.kafka.common.KafkaException} when it does not
   * @throws org.apache.kafka.common.errors.SerializationException when it cannot be written, by
   *     fault of the event or of the registry
   */
  public <V extends SpecificRecord> CompletableFuture<RecordMetadata> publish(
      Topic<V> topic, String key, V event, Optional<String> traceparent) {
    byte[] value = serializer(topic).serialize(topic.name(), event);
    Headers headers = headers(topic, traceparent).toHeaders();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic.name(), null, KafkaClients.key(topic.name(), key), value, headers);
    CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
    try {
      producer.send(record, (metadata, failure) -> complete(sent, metadata, failure));
    } catch (KafkaException e) {
      sent.completeExceptionally(e);
    }
    return sent;
  }

  /** Sends what waits, without lingering. */
  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }

  @SuppressWarnings("unchecked") // Each class maps to a serializer of that class.
  private <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
    return (Serializer<V>)
        serializers.computeIfAbsent(
            topic.type(), type -> new AvroSerde<>(registry, topic.type()).serializer());
  }

  private EventHeaders headers(Topic<?> topic, Optional<String> traceparent) {
    String id = UUID.randomUUID().toString();
    String type = topic.schema().getFullName();
    return new EventHeaders(id, type, source, clock.instant(), traceparent);
  }

  private static void complete(
      CompletableFuture<RecordMetadata> sent, RecordMetadata metadata, Exception failure) {
    if (failure == null) {
      sent.complete(metadata);
    } else {
      sent.completeExceptionally(failure);
    }
  }
}
