package org.memestream.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

final class AvroRecordSerializer<T extends SpecificRecord> implements Serializer<T> {

  private final SchemaRegistry registry;
  private final Schema registered;
  private final DatumWriter<T> writer;
  private final Map<String, Integer> idBySubject = new ConcurrentHashMap<>();

  AvroRecordSerializer(SchemaRegistry registry, Class<T> type) {
    this.registry = registry;
    Schema compiled = SpecificData.get().getSchema(type);
    this.registered = new PortableSchema().of(compiled);
    this.writer = new SpecificDatumWriter<>(compiled, SpecificData.getForClass(type));
  }

  @Override
  public byte[] serialize(String topic, T value) {
    if (value == null) {
      return null;
    }
    int id = id(topic + "-value");
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    out.write(AvroSerde.MAGIC);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "%s for %s cannot be written: %s".formatted(registered.getName(), topic, e.getMessage()),
          e);
    }
    return out.toByteArray();
  }

  /** Not computeIfAbsent: asking the registry may take seconds and must not lock the map. */
  private int id(String subject) {
    Integer known = idBySubject.get(subject);
    if (known != null) {
      return known;
    }
    int id = registry.register(subject, registered);
    idBySubject.put(subject, id);
    return id;
  }
}
