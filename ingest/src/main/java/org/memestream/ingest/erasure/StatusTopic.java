package org.memestream.ingest.erasure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;
import org.memestream.schemas.serde.UndecodableException;

/** Reads {@code memes.status} from its beginning each time: slow, and believes nobody. */
public final class StatusTopic implements KnownMemes {

  private final KafkaClients clients;
  private final Deserializer<MemeStatus> statuses;

  /**
   * @param registry stays open
   */
  public StatusTopic(KafkaClients clients, SchemaRegistry registry) {
    this.clients = clients;
    this.statuses = new AvroSerde<>(registry, MemeStatus.class).deserializer();
  }

  @Override
  public List<MemeStatus> ofOwner(String owner) {
    return scan(status -> status.getOwnerId().equals(owner));
  }

  @Override
  public Optional<MemeStatus> one(String id) {
    return scan(status -> status.getId().equals(id)).stream().findFirst();
  }

  private List<MemeStatus> scan(Predicate<MemeStatus> wanted) {
    Map<String, MemeStatus> found = new HashMap<>();
    try (Consumer<String, byte[]> reader = clients.reader(new ByteArrayDeserializer())) {
      new TopicScan(reader)
          .read(
              List.of(Topics.STATUS.name()),
              Map.of(),
              (id, bytes) ->
                  read(bytes)
                      .filter(wanted)
                      .ifPresentOrElse(status -> found.put(id, status), () -> found.remove(id)));
    }
    return List.copyOf(found.values());
  }

  private Optional<MemeStatus> read(byte[] bytes) {
    try {
      return Optional.ofNullable(bytes)
          .map(value -> statuses.deserialize(Topics.STATUS.name(), value));
    } catch (UndecodableException e) {
      return Optional.empty();
    }
  }
}
