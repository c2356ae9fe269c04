package org.memestream.ingest.erasure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

/** Looks through store and topics for anything of an owner or a meme. Reads every topic whole. */
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
    return of(new Extent.OfOwner(owner));
  }

  /** What is left of one meme of an owner. */
  public Remains of(String owner, String meme) {
    return of(new Extent.OfMeme(owner, meme));
  }

  private Remains of(Extent extent) {
    List<String> objects = store.list(extent.prefix());
    List<String> statuses =
        extent.statuses(new StatusTopic(clients, registry)).stream()
            .map(MemeStatus::getId)
            .sorted()
            .toList();
    List<Remains.Expiring> expiring = new ArrayList<>();
    try (Consumer<String, byte[]> reader = clients.reader(new ByteArrayDeserializer());
        Admin admin = clients.admin()) {
      TopicScan scan = new TopicScan(reader);
      Map<String, Optional<Duration>> retention = retention(admin);
      for (Topic<?> topic : Topics.all()) {
        if (!topic.compacted()) {
          Found found = count(scan, topic, extent);
          if (found.events > 0) {
            Optional<Instant> goneBy =
                retention.get(topic.name()).map(Instant.ofEpochMilli(found.latest)::plus);
            expiring.add(new Remains.Expiring(topic.name(), found.events, goneBy));
          }
        }
      }
      long all = count(scan, Topics.STATUS, extent).events;
      return new Remains(
          erasedAt(scan, extent), objects, statuses, Math.max(0, all - statuses.size()), expiring);
    }
  }

  private static Optional<Instant> erasedAt(TopicScan scan, Extent extent) {
    List<Instant> found = new ArrayList<>();
    extent
        .announcements()
        .forEach(
            (topic, key) ->
                scan.records(
                    List.of(topic.name()),
                    Map.of(),
                    record -> {
                      if (key.equals(record.key())) {
                        found.add(Instant.ofEpochMilli(record.timestamp()));
                      }
                    }));
    return found.stream().max(Comparator.naturalOrder());
  }

  /** Events in a topic. */
  private static final class Found {
    private long events;
    private long latest;
  }

  private Found count(TopicScan scan, Topic<?> topic, Extent extent) {
    Deserializer<? extends SpecificRecord> values =
        new AvroSerde<>(registry, topic.type()).deserializer();
    Found found = new Found();
    scan.records(
        List.of(topic.name()),
        Map.of(),
        record -> {
          if (concerns(record, values, extent)) {
            found.events++;
            found.latest = Math.max(found.latest, record.timestamp());
          }
        });
    return found;
  }

  private static boolean concerns(
      ConsumerRecord<String, byte[]> record,
      Deserializer<? extends SpecificRecord> values,
      Extent extent) {
    if (record.value() == null) {
      return false;
    }
    try {
      SpecificRecord event = values.deserialize(record.topic(), record.value());
      Schema.Field field = event.getSchema().getField(OWNER_FIELD);
      if (field != null) {
        return extent.holds(record.key(), event.get(field.pos()).toString());
      }
    } catch (UndecodableException e) {
      // Not an event of ours; what it holds decides.
      return contains(record.value(), extent.telltale());
    }
    return contains(record.value(), extent.telltale());
  }

  /** Dead letters hold whole records of which nobody knows what they are. */
  private static boolean contains(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
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
