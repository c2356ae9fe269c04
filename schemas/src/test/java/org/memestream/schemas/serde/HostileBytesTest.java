package org.memestream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.errors.SerializationException;
import org.memestream.schemas.AssemblyState;
import org.memestream.schemas.DeadLetter;

/** Whatever the bytes are, the outcome is a record or an {@link UndecodableException}. */
class HostileBytesTest {

  private final SchemaRegistry registry =
      ConfluentRegistry.connect("mock://" + UUID.randomUUID(), Map.of());
  private final AvroSerde<AssemblyState> states = new AvroSerde<>(registry, AssemblyState.class);
  private final AvroSerde<DeadLetter> letters = new AvroSerde<>(registry, DeadLetter.class);
  private final byte[] state = states.serializer().serialize("states", Samples.state());
  private final byte[] letter = letters.serializer().serialize("letters", Samples.letter());

  @Property(seed = "1")
  void anyBytes(@ForAll byte[] bytes) {
    readOrRefuse(states, bytes);
  }

  @Property(seed = "1")
  void anyPayloadInAKnownFrame(@ForAll @Size(max = 200) byte[] payload) {
    readOrRefuse(states, frameLike(state, payload));
    readOrRefuse(letters, frameLike(letter, payload));
  }

  @Property(seed = "1")
  void anyDamageToARecord(
      @ForAll @IntRange(max = 1000) int position, @ForAll byte first, @ForAll byte second) {
    readOrRefuse(states, damaged(state, position, first, second));
    readOrRefuse(letters, damaged(letter, position, first, second));
  }

  @Property(seed = "1")
  void anyPieceCutRepeatedOrPutIn(
      @ForAll @IntRange(max = 1000) int from,
      @ForAll @IntRange(max = 1000) int to,
      @ForAll @Size(max = 40) byte[] piece) {
    for (byte[] whole : new byte[][] {state, letter}) {
      int first = Math.min(from % whole.length, to % whole.length);
      int last = Math.max(from % whole.length, to % whole.length);
      byte[] start = Arrays.copyOf(whole, first);
      readOrRefuse(whole == state ? states : letters, start);
      readOrRefuse(
          whole == state ? states : letters,
          joined(start, Arrays.copyOfRange(whole, last, whole.length)));
      readOrRefuse(
          whole == state ? states : letters,
          joined(
              Arrays.copyOf(whole, last),
              joined(piece, Arrays.copyOfRange(whole, first, whole.length))));
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static void readOrRefuse(AvroSerde<?> serde, byte[] bytes) {
    try {
      assertThat(serde.deserializer().deserialize("hostile", bytes)).isNotNull();
    } catch (SerializationException e) {
      assertThat(e).isInstanceOf(UndecodableException.class);
    }
  }

  private static byte[] frameLike(byte[] known, byte[] payload) {
    return ByteBuffer.allocate(AvroSerde.HEADER_BYTES + payload.length)
        .put(known, 0, AvroSerde.HEADER_BYTES)
        .put(payload)
        .array();
  }

  private static byte[] damaged(byte[] whole, int position, byte first, byte second) {
    byte[] copy = whole.clone();
    copy[position % copy.length] = first;
    copy[(position + 1) % copy.length] = second;
    return copy;
  }
}
