package org.memestream.schemas.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.memestream.schemas.serde.UndecodableException.Reason;

final class AvroRecordDeserializer<T extends SpecificRecord> implements Deserializer<T> {

  private final SchemaRegistry registry;
  private final Schema expected;
  private final SpecificData model;
  private final Map<Integer, DatumReader<T>> readerById = new ConcurrentHashMap<>();

  AvroRecordDeserializer(SchemaRegistry registry, Class<T> type) {
    this.registry = registry;
    this.expected = SpecificData.get().getSchema(type);
    this.model = SpecificData.getForClass(type);
  }

  @Override
  public T deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < AvroSerde.HEADER_BYTES || buffer.get() != AvroSerde.MAGIC) {
      throw new UndecodableException(
          Reason.NOT_FRAMED,
          "%d bytes from %s do not begin with a zero byte and a schema id"
              .formatted(bytes.length, topic));
    }
    int id = buffer.getInt();
    return read(topic, id, reader(topic, id), new StrictDecoder(buffer));
  }

  private T read(String topic, int id, DatumReader<T> reader, StrictDecoder decoder) {
    T value;
    try {
      value = reader.read(null, decoder);
    } catch (IOException | RuntimeException e) {
      throw corrupt(topic, id, e.getMessage(), e);
    }
    if (decoder.remaining() > 0) {
      throw corrupt(topic, id, decoder.remaining() + " bytes follow the record", null);
    }
    return value;
  }

  private UndecodableException corrupt(String topic, int id, String what, Throwable cause) {
    return new UndecodableException(
        Reason.CORRUPT,
        "%s from %s, schema id %d, is corrupt: %s".formatted(expected.getName(), topic, id, what),
        cause);
  }

  private DatumReader<T> reader(String topic, int id) {
    DatumReader<T> known = readerById.get(id);
    if (known != null) {
      return known;
    }
    Schema written = registry.byId(id);
    SchemaCompatibilityResult result =
        SchemaCompatibility.checkReaderWriterCompatibility(expected, written).getResult();
    if (result.getCompatibility() != SchemaCompatibilityType.COMPATIBLE) {
      throw new UndecodableException(
          Reason.INCOMPATIBLE_SCHEMA,
          "A record from %s has schema %s (id %d), which cannot be read as %s: %s"
              .formatted(topic, written.getFullName(), id, expected.getFullName(), places(result)));
    }
    DatumReader<T> reader = new SpecificDatumReader<>(written, expected, model);
    readerById.put(id, reader);
    return reader;
  }

  /** Kinds and places only; Avro's own text repeats whole schemas. */
  private static String places(SchemaCompatibilityResult result) {
    return result.getIncompatibilities().stream()
        .map(found -> found.getType() + " at " + found.getLocation())
        .collect(Collectors.joining(", "));
  }
}
