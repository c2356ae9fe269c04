package org.memestream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.memestream.schemas.AssemblyState;
import org.memestream.schemas.Caption;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.serde.UndecodableException.Reason;

class AvroSerdeTest {

  private static final String TOPIC = "memes.requested";

  private final SchemaRegistry registry =
      ConfluentRegistry.connect("mock://" + UUID.randomUUID(), Map.of());
  private final AvroSerde<MemeRequested> requests = new AvroSerde<>(registry, MemeRequested.class);

  @Test
  void readsWhatItWrote() {
    assertThat(throughBytes(MemeRequested.class, Samples.request())).isEqualTo(Samples.request());
    assertThat(throughBytes(AssemblyState.class, Samples.state())).isEqualTo(Samples.state());
    assertThat(throughBytes(DeadLetter.class, Samples.letter())).isEqualTo(Samples.letter());
  }

  @Test
  void writesTheConfluentFrame() {
    byte[] bytes = requests.serializer().serialize(TOPIC, Samples.request());

    Schema written = registry.byId(ByteBuffer.wrap(bytes).getInt(1));
    assertThat(bytes[0]).isZero();
    assertThat(written.getFullName()).isEqualTo("org.memestream.schemas.MemeRequested");
  }

  @Test
  void registersTheContractWithoutWhatOnlyJavaReads() {
    byte[] bytes = requests.serializer().serialize(TOPIC, Samples.request());

    assertThat(registry.byId(ByteBuffer.wrap(bytes).getInt(1)).toString())
        .doesNotContain("avro.java.string");
  }

  @Test
  void passesTombstones() {
    assertThat(requests.serializer().serialize(TOPIC, null)).isNull();
    assertThat(requests.deserializer().deserialize(TOPIC, null)).isNull();
  }

  @Test
  void readsRecordsOfAnOlderSchema() {
    Schema older =
        SchemaBuilder.record("Caption")
            .namespace("org.memestream.schemas")
            .fields()
            .requiredString("removedSince")
            .optionalString("bottom")
            .endRecord();
    int id = registry.register("captions-value", older);
    byte[] bytes = frame(id, 2, 'x', 2, 4, 'h', 'i');

    Caption caption =
        new AvroSerde<>(registry, Caption.class).deserializer().deserialize("captions", bytes);

    assertThat(caption).isEqualTo(new Caption(null, "hi", 0.0));
  }

  @Test
  void refusesBytesWithoutFrame() {
    assertUndecodable(new byte[0], Reason.NOT_FRAMED);
    assertUndecodable(new byte[] {0, 0, 0, 1}, Reason.NOT_FRAMED);
    assertUndecodable("{\"id\":\"meme-1\"}".getBytes(), Reason.NOT_FRAMED);
  }

  @Test
  void refusesUnknownSchemaIds() {
    assertUndecodable(frame(4711), Reason.UNKNOWN_SCHEMA);
    assertUndecodable(frame(-1), Reason.UNKNOWN_SCHEMA);
  }

  @Test
  void refusesRecordsOfAnotherType() {
    byte[] bytes =
        new AvroSerde<>(registry, Caption.class)
            .serializer()
            .serialize("captions", Samples.caption());

    assertUndecodable(bytes, Reason.INCOMPATIBLE_SCHEMA);
  }

  @Test
  void refusesEveryTruncation() {
    byte[] whole = requests.serializer().serialize(TOPIC, Samples.request());

    IntStream.range(AvroSerde.HEADER_BYTES, whole.length)
        .forEach(length -> assertUndecodable(Arrays.copyOf(whole, length), Reason.CORRUPT));
  }

  @Test
  void refusesTrailingBytes() {
    byte[] whole = requests.serializer().serialize(TOPIC, Samples.request());

    assertUndecodable(Arrays.copyOf(whole, whole.length + 1), Reason.CORRUPT);
  }

  @Test
  void refusesHugeDeclaredLengthsWithoutAllocatingThem() {
    int id = registry.register("memes.requested-value", MemeRequested.getClassSchema());

    assertUndecodable(frame(id, 0xfe, 0xff, 0xff, 0xff, 0x0f), Reason.CORRUPT);
    assertUndecodable(
        frame(id, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01), Reason.CORRUPT);
  }

  @Test
  void saysWhichFieldOfARecordCannotBeWritten() {
    MemeRequested incomplete = Samples.request();
    incomplete.setImage(null);

    assertThatThrownBy(() -> requests.serializer().serialize(TOPIC, incomplete))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("MemeRequested for memes.requested cannot be written")
        .hasMessageContaining("image");
  }

  private <T extends SpecificRecord> T throughBytes(Class<T> type, T value) {
    AvroSerde<T> serde = new AvroSerde<>(registry, type);
    byte[] bytes = serde.serializer().serialize("topic-of-" + type.getSimpleName(), value);
    return serde.deserializer().deserialize("topic-of-" + type.getSimpleName(), bytes);
  }

  private void assertUndecodable(byte[] bytes, Reason reason) {
    assertThatThrownBy(() -> requests.deserializer().deserialize(TOPIC, bytes))
        .isInstanceOfSatisfying(
            UndecodableException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageNotContaining("null");
  }

  private static byte[] frame(int id, int... payload) {
    ByteBuffer bytes = ByteBuffer.allocate(AvroSerde.HEADER_BYTES + payload.length);
    bytes.put(AvroSerde.MAGIC).putInt(id);
    Arrays.stream(payload).forEach(value -> bytes.put((byte) value));
    return bytes.array();
  }
}
