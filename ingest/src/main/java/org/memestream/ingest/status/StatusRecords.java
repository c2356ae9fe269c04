package org.memestream.ingest.status;

import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;
import org.memestream.schemas.serde.UndecodableException;

/** Reads the values of {@code memes.status}. Thread-safe. */
final class StatusRecords {

  private final Deserializer<MemeStatus> deserializer;

  StatusRecords(SchemaRegistry registry) {
    deserializer = new AvroSerde<>(registry, MemeStatus.class).deserializer();
  }

  /**
   * The status; empty when the bytes are none of ours.
   *
   * @throws org.memestream.schemas.serde.RegistryUnavailableException when its schema cannot be had
   */
  Optional<MemeStatus> read(byte[] value) {
    try {
      return Optional.of(deserializer.deserialize(Topics.STATUS.name(), value));
    } catch (UndecodableException e) {
      return Optional.empty();
    }
  }
}
