package org.memestream.local.deadletters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/** Tries once more to read the record of a dead letter: what was wrong may be mended by now. */
final class RecordDecoder {

  private final SchemaRegistry registry;

  /** What a try gave. */
  sealed interface Result {}

  /**
   * It can be read.
   *
   * @param type name of the record type
   * @param json all of it, as JSON
   */
  record Readable(String type, String json) implements Result {}

  /**
   * It still cannot.
   *
   * @param why for people
   */
  record Unreadable(String why) implements Result {}

  RecordDecoder(SchemaRegistry registry) {
    this.registry = registry;
  }

  Result decode(DeadLetter letter) {
    byte[] value = ReplayHeaders.bytes(letter.getValue());
    if (value == null) {
      return new Unreadable("there is no value");
    }
    return Topics.named(letter.getTopic())
        .map(topic -> decode(topic, value))
        .orElseGet(() -> new Unreadable("no record type is known of " + letter.getTopic()));
  }

  private Result decode(Topic<?> topic, byte[] value) {
    try (AvroSerde<?> serde = new AvroSerde<>(registry, topic.type())) {
      SpecificRecord record = serde.deserializer().deserialize(topic.name(), value);
      return new Readable(record.getSchema().getName(), json(record));
    } catch (SerializationException e) {
      return new Unreadable(e.getMessage());
    }
  }

  private static String json(SpecificRecord record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Encoder encoder = EncoderFactory.get().jsonEncoder(record.getSchema(), out, true);
      new SpecificDatumWriter<SpecificRecord>(
              record.getSchema(), SpecificData.getForClass(record.getClass()))
          .write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
