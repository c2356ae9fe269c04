package org.memestream.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The compacted topic {@code _schemas}. Whether a failed write landed is never guessed: each write
 * is a transaction, and opening the next writer ends those of the one before it, so that what is
 * read afterwards is all there will be. For one thread at a time.
 */
final class SchemaLog implements AutoCloseable {

  private static final String TOPIC = "_schemas";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration REQUEST = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> connection;
  private final KafkaConsumer<String, String> reader;
  private Producer<String, String> writer;

  private SchemaLog(Map<String, Object> connection, KafkaConsumer<String, String> reader) {
    this.connection = connection;
    this.reader = reader;
  }

  /** Opens the topic at its beginning, made on first use. */
  static SchemaLog open(String bootstrapServers, Map<String, String> settings) {
    Map<String, Object> connection = new HashMap<>(settings);
    connection.put("bootstrap.servers", bootstrapServers);
    createTopic(connection);
    KafkaConsumer<String, String> reader =
        new KafkaConsumer<>(
            settings(
                connection,
                "reader",
                Map.entry("default.api.timeout.ms", (int) PATIENCE.toMillis()),
                Map.entry("isolation.level", "read_committed"),
                // Requests queue behind a waiting fetch, so it must not wait long.
                Map.entry("fetch.max.wait.ms", 20)),
            new StringDeserializer(),
            new StringDeserializer());
    reader.assign(List.of(PARTITION));
    reader.seekToBeginning(List.of(PARTITION));
    return new SchemaLog(connection, reader);
  }

  private static void createTopic(Map<String, Object> connection) {
    NewTopic topic =
        new NewTopic(TOPIC, 1, (short) -1).configs(Map.of("cleanup.policy", "compact"));
    try (Admin admin =
        Admin.create(
            settings(
                connection,
                "admin",
                Map.entry("default.api.timeout.ms", (int) PATIENCE.toMillis())))) {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("Topic " + TOPIC + " cannot be created", e.getCause());
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @SafeVarargs
  private static Map<String, Object> settings(
      Map<String, Object> connection, String role, Map.Entry<String, ?>... more) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put("client.id", "memestream-registry-" + role);
    settings.put("request.timeout.ms", (int) REQUEST.toMillis());
    Stream.of(more).forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
    return settings;
  }

  /** Hands over what was written since the last call, in order. */
  void readToEnd(Consumer<SchemaState.Entry> entries) {
    readTo(reader.endOffsets(List.of(PARTITION)).get(PARTITION), entries);
  }

  private void readTo(long end, Consumer<SchemaState.Entry> entries) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (reader.position(PARTITION) < end) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            "Topic %s is read up to %d, not %d, after %s"
                .formatted(TOPIC, reader.position(PARTITION), end, PATIENCE));
      }
      reader
          .poll(POLL)
          .forEach(record -> entries.accept(new SchemaState.Entry(record.key(), record.value())));
    }
  }

  /** Makes this the one writer and ends what an earlier one left open. Does nothing if it is. */
  void openWriter() {
    if (writer != null) {
      return;
    }
    Producer<String, String> opened =
        new KafkaProducer<>(
            settings(
                connection,
                "writer",
                Map.entry("transactional.id", "memestream-registry"),
                Map.entry("transaction.timeout.ms", (int) PATIENCE.toMillis()),
                Map.entry("max.block.ms", PATIENCE.toMillis()),
                Map.entry("delivery.timeout.ms", 6000),
                // The first transaction of a new broker waits for a topic to be made.
                Map.entry("retry.backoff.ms", 20L),
                Map.entry("retry.backoff.max.ms", 200L)),
            new StringSerializer(),
            new StringSerializer());
    try {
      opened.initTransactions();
      writer = opened;
    } finally {
      if (writer == null) {
        opened.close(Duration.ZERO);
      }
    }
  }

  /**
   * Writes with the open writer and hands over what was written, the entry included. It is read
   * back because a commit returns before readers may see it. After a failure the write is in doubt
   * until the writer is dropped and another one is open.
   */
  void append(SchemaState.Entry entry, Consumer<SchemaState.Entry> entries) {
    writer.beginTransaction();
    Future<RecordMetadata> sent =
        writer.send(new ProducerRecord<>(TOPIC, entry.key(), entry.value()));
    writer.commitTransaction();
    readTo(offset(sent) + 1, entries);
  }

  private static long offset(Future<RecordMetadata> sent) {
    try {
      return sent.get().offset();
    } catch (ExecutionException e) {
      throw new KafkaException("Topic " + TOPIC + " does not take a record", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  void dropWriter() {
    if (writer != null) {
      writer.close(Duration.ZERO);
      writer = null;
    }
  }

  @Override
  public void close() {
    reader.close();
    dropWriter();
  }
}
