package org.memestream.renderer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.memestream.schemas.Topic;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/** Sends and reads events on a broker, as the services around the assembly do. */
final class Wire implements AutoCloseable {
  private final String bootstrapServers;
  private final SchemaRegistry registry;
  private final KafkaProducer<String, byte[]> producer;

  Wire(String bootstrapServers) {
    this(bootstrapServers, new KnownSchemas());
  }

  Wire(String bootstrapServers, SchemaRegistry registry) {
    this.bootstrapServers = bootstrapServers;
    this.registry = registry;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  <V extends SpecificRecord> void send(Topic<V> topic, String key, V event) {
    byte[] value =
        new AvroSerde<>(registry, topic.type()).serializer().serialize(topic.name(), event);
    sendBytes(topic, key, value);
  }

  /** Sends whatever; returns where it went, as {@code topic-partition-offset}. */
  String sendBytes(Topic<?> topic, String key, byte[] value) {
    try {
      RecordMetadata sent = producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
      return sent.topic() + "-" + sent.partition() + "-" + sent.offset();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the test's record was not sent", e);
    }
  }

  /** Reads a topic from its beginning. */
  <V extends SpecificRecord> Reader<V> read(Topic<V> topic, String isolation) {
    return new Reader<>(topic, isolation);
  }

  @Override
  public void close() {
    producer.close();
  }

  /** Reads what was committed or, as the workers do, what was sent. */
  final class Reader<V extends SpecificRecord> implements AutoCloseable {
    static final String COMMITTED = "read_committed";
    static final String SENT = "read_uncommitted";

    private final KafkaConsumer<String, V> consumer;

    private Reader(Topic<V> topic, String isolation) {
      consumer =
          new KafkaConsumer<>(
              Map.of(
                  ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  bootstrapServers,
                  ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                  isolation,
                  ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                  1,
                  ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                  false),
              new StringDeserializer(),
              new AvroSerde<>(registry, topic.type()).deserializer());
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(topic.name(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    }

    List<ConsumerRecord<String, V>> poll(Duration time) {
      List<ConsumerRecord<String, V>> records = new ArrayList<>();
      consumer.poll(time).forEach(records::add);
      return records;
    }

    /** Polls until anything comes. */
    void awaitAny(Duration limit) {
      long end = System.nanoTime() + limit.toNanos();
      while (System.nanoTime() < end) {
        if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
          return;
        }
      }
      throw new AssertionError("no record within " + limit);
    }

    /** Polls until a record with the key comes. */
    ConsumerRecord<String, V> await(String key, Duration limit) {
      long end = System.nanoTime() + limit.toNanos();
      while (System.nanoTime() < end) {
        for (ConsumerRecord<String, V> record : consumer.poll(Duration.ofMillis(100))) {
          if (record.key().equals(key)) {
            return record;
          }
        }
      }
      throw new AssertionError("no record with key " + key + " within " + limit);
    }

    /** All records until the ends that the topic has now. */
    List<ConsumerRecord<String, V>> all() {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      consumer.seekToBeginning(consumer.assignment());
      List<ConsumerRecord<String, V>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        records.addAll(poll(Duration.ofMillis(100)));
      }
      return records;
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
