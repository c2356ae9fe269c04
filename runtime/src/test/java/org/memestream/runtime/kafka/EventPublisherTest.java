package org.memestream.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.OwnerErased;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

class EventPublisherTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123Z");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final SchemaRegistry registry = ConfluentRegistry.connect("mock://publisher", Map.of());
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final EventPublisher publisher =
      new EventPublisher(producer, registry, "/memestream/test", clock);

  @AfterEach
  void close() {
    publisher.close();
    registry.close();
  }

  private static OwnerErased erased() {
    return OwnerErased.newBuilder().setOwnerId("o-1").setErasedAt(NOW).build();
  }

  private static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new TreeMap<>();
    headers.forEach(h -> texts.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return texts;
  }

  @Test
  void sendsValueKeyAndHeaders() {
    publisher.publish(Topics.OWNERS_ERASED, "o-1", erased(), Optional.of("00-aa-bb-01"));
    ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
    assertThat(sent.topic()).isEqualTo("owners.erased");
    assertThat(sent.key()).isEqualTo("o-1".getBytes(StandardCharsets.UTF_8));
    try (AvroSerde<OwnerErased> serde = new AvroSerde<>(registry, OwnerErased.class)) {
      assertThat(serde.deserializer().deserialize("owners.erased", sent.value()))
          .isEqualTo(erased());
    }
    assertThat(texts(sent.headers()))
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_type", "org.memestream.schemas.OwnerErased")
        .containsEntry("ce_source", "/memestream/test")
        .containsEntry("ce_time", "2026-11-01T12:00:00.123Z")
        .containsEntry("traceparent", "00-aa-bb-01")
        .hasEntrySatisfying("ce_id", id -> assertThat(id).hasSize(36));
  }

  @Test
  void hasNoTraceparentWhereThereIsNone() {
    publisher.publish(Topics.OWNERS_ERASED, "o-1", erased(), Optional.empty());
    assertThat(texts(producer.history().get(0).headers())).doesNotContainKey("traceparent");
  }

  @Test
  void nullIsATombstone() {
    publisher.publish(Topics.STATUS, "m-1", null, Optional.empty());
    assertThat(producer.history().get(0).value()).isNull();
  }

  @Test
  void completesWhenTheBrokerHasIt() {
    CompletableFuture<RecordMetadata> sent =
        publisher.publish(Topics.OWNERS_ERASED, "o-1", erased(), Optional.empty());
    assertThat(sent).isNotDone();
    producer.completeNext();
    assertThat(sent).isCompleted();
  }

  @Test
  void failsWithWhatTheBrokerSaid() {
    CompletableFuture<RecordMetadata> sent =
        publisher.publish(Topics.OWNERS_ERASED, "o-1", erased(), Optional.empty());
    producer.errorNext(new TimeoutException("late"));
    assertThatThrownBy(sent::join).hasCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void deadLettersKeepTheRecordWhole() {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("memes.requested", 3, 42, new byte[] {1}, new byte[] {0, 9});
    record.headers().add("x", new byte[] {7}).add("y", null).add("traceparent", bytes("00-1"));
    new DeadLetters(publisher, "captioner", clock)
        .publish(record, new IllegalStateException("no magic byte"));
    ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("memes.requested-3-42");
    assertThat(texts(sent.headers())).containsEntry("traceparent", "00-1");
    DeadLetter letter = letter(sent);
    assertThat(letter.getTopic()).isEqualTo("memes.requested");
    assertThat(letter.getPartition()).isEqualTo(3);
    assertThat(letter.getOffset()).isEqualTo(42);
    assertThat(letter.getKey().array()).containsExactly(1);
    assertThat(letter.getValue().array()).containsExactly(0, 9);
    assertThat(letter.getHeaders()).containsOnlyKeys("x", "y", "traceparent");
    assertThat(letter.getReason()).isEqualTo("java.lang.IllegalStateException");
    assertThat(letter.getMessage()).isEqualTo("no magic byte");
    assertThat(letter.getService()).isEqualTo("captioner");
    assertThat(letter.getFailedAt()).isEqualTo(NOW);
  }

  @Test
  void deadLettersTakeRecordsWithoutKeyAndValue() {
    ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("t", 0, 1, null, null);
    new DeadLetters(publisher, "captioner", clock).publish(record, new RuntimeException());
    DeadLetter letter = letter(producer.history().get(0));
    assertThat(letter.getKey()).isNull();
    assertThat(letter.getValue()).isNull();
  }

  private DeadLetter letter(ProducerRecord<byte[], byte[]> sent) {
    try (AvroSerde<DeadLetter> serde = new AvroSerde<>(registry, DeadLetter.class)) {
      return serde.deserializer().deserialize(sent.topic(), sent.value());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
