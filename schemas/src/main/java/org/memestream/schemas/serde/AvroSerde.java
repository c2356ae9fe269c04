package org.memestream.schemas.serde;

import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records in the Confluent wire format: a zero byte, the writer schema's id as a big-endian int,
 * then Avro binary. Null stands for a tombstone both ways. The subject of a schema is {@code
 * topic-value}.
 *
 * <p>Records written with another version of the schema are resolved to the compiled one. Ids and
 * schemas are cached for the life of the serde. Safe for use by many threads. Closing it leaves the
 * registry open.
 *
 * @param <T> generated record class
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {

  static final byte MAGIC = 0;
  static final int HEADER_BYTES = 1 + Integer.BYTES;

  private final AvroRecordSerializer<T> serializer;
  private final AvroRecordDeserializer<T> deserializer;

  /**
   * @param registry where ids and writer schemas come from; stays the caller's to close
   * @param type generated class of the records
   */
  public AvroSerde(SchemaRegistry registry, Class<T> type) {
    Objects.requireNonNull(registry, "registry");
    Objects.requireNonNull(type, "type");
    this.serializer = new AvroRecordSerializer<>(registry, type);
    this.deserializer = new AvroRecordDeserializer<>(registry, type);
  }

  /** Writes; throws {@link SchemaRefusedException} or {@link RegistryUnavailableException}. */
  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  /** Reads; throws {@link UndecodableException} or {@link RegistryUnavailableException}. */
  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }
}
