package org.memestream.ingest.erasure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.memestream.runtime.kafka.BrokerUnavailableException;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;
import org.memestream.schemas.serde.UndecodableException;

/** Looks through store and topics for anything of an owner. Reads every topic whole. */
public final class Verification {

  private static final String OWNER_FIELD = "ownerId";

  private final ObjectStore store;
  private final KafkaClients clients;
  private final SchemaRegistry registry;

  /**
   * @param store stays open
   * @param registry stays open
   */
  public Verification(ObjectStore store, KafkaClients clients, SchemaRegistry registry) {
    this.store = store;
    this.clients = clients;
    this.registry = registry;
  }

  /** What is left of an owner. */
  public Remains of(String owner) {
    List<String> objects = store.list(new Extent.OfOwner(owner).prefix());
    List<String> statuses =
        new StatusTopic(clients, registry)
            .ofOwner(owner).stream().map(MemeStatus::getId).sorted().toList();
    List<Remains.Expiring> expiring = new ArrayList<>();
    try (Consumer<String, byte[]> reader = clients.reader(new ByteArrayDeserializer());
        Admin admin = clients.admin()) {
      TopicScan scan = new TopicScan(reader);
      Map<String, Optional<Duration>> retention = retention(admin);
      for (Topic<?> topic : Topics.all()) {
        if (!topic.compacted()) {
          count(scan, topic, owner, retention.get(topic.name())).ifPresent(expiring::add);
        }
      }
      return new Remains(erasedAt(scan, owner), objects, statuses, expiring);
    }
  }

  private static Optional<Instant> erasedAt(TopicScan scan, String owner) {
    Map<String, Instant> found = new HashMap<>();
    scan.records(
        List.of(Topics.OWNERS_ERASED.name()),
        Map.of(),
        record -> {
          if (owner.equals(record.key())) {
            found.put(owner, Instant.ofEpochMilli(record.timestamp()));
          }
        });
    return Optional.ofNullable(found.get(owner));
  }

  private Optional<Remains.Expiring> count(
      TopicScan scan, Topic<?> topic, String owner, Optional<Duration> kept) {
    Deserializer<? extends SpecificRecord> values =
        new AvroSerde<>(registry, topic.type()).deserializer();
    long[] events = new long[1];
    long[] latest = new long[1];
    scan.records(
        List.of(topic.name()),
        Map.of(),
        record -> {
          if (concerns(record, values, owner)) {
            events[0]++;
            latest[0] = Math.max(latest[0], record.timestamp());
          }
        });
    Optional<Instant> goneBy = kept.map(Instant.ofEpochMilli(latest[0])::plus);
    return events[0] == 0
        ? Optional.empty()
        : Optional.of(new Remains.Expiring(topic.name(), events[0], goneBy));
  }

  private static boolean concerns(
      ConsumerRecord<String, byte[]> record,
      Deserializer<? extends SpecificRecord> values,
      String owner) {
    if (record.value() == null) {
      return false;
    }
    try {
      SpecificRecord event = values.deserialize(record.topic(), record.value());
      Schema.Field field = event.getSchema().getField(OWNER_FIELD);
      if (field != null) {
        return owner.equals(event.get(field.pos()).toString());
      }
    } catch (UndecodableException e) {
      // Not an event of ours; what it holds decides.
      return contains(record.value(), owner);
    }
    return contains(record.value(), owner);
  }

  /** Dead letters hold whole records of which nobody knows what they are. */
  private static boolean contains(byte[] bytes, String owner) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .contains(new String(owner.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  private Map<String, Optional<Duration>> retention(Admin admin) {
    List<ConfigResource> topics =
        Topics.all().stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    Map<String, Optional<Duration>> kept = new HashMap<>();
    try {
      for (Map.Entry<ConfigResource, Config> entry :
          admin.describeConfigs(topics).all().get().entrySet()) {
        long millis = Long.parseLong(entry.getValue().get(TopicConfig.RETENTION_MS_CONFIG).value());
        kept.put(
            entry.getKey().name(),
            millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)));
      }
      return kept;
    } catch (ExecutionException e) {
      throw new BrokerUnavailableException(
          "Kafka at %s does not tell how long topics keep their records (%s); check that it runs"
              .formatted(clients.bootstrapServers(), e.getCause().getMessage()),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailableException("interrupted while asking Kafka", e);
    }
  }
}
