package org.memestream.renderer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class SortedKeysTest {

  @Test
  void timersSortByTimeBeforeAnythingElse() {
    List<TimerKey> inOrder =
        List.of(
            new TimerKey(Instant.ofEpochMilli(-1), "z"),
            TimerKey.startOf(Instant.EPOCH),
            new TimerKey(Instant.EPOCH, "b"),
            new TimerKey(Instant.ofEpochMilli(255), "c"),
            new TimerKey(Instant.ofEpochMilli(256), "a"),
            new TimerKey(Instant.parse("2999-01-01T00:00:00Z"), "a"));

    assertThat(inOrder).isSortedAccordingTo((a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b)));
  }

  @Test
  void timersComeBackAsTheyWere() {
    TimerKey key = new TimerKey(Instant.ofEpochMilli(1_234_567), "meme-表情包");

    assertThat(TimerKey.serde().deserializer().deserialize("t", bytes(key))).isEqualTo(key);
  }

  @Test
  void ownersComeBackAsTheyWere() {
    OwnerKey key = new OwnerKey("owner-所有者", "meme-1");
    Serde<OwnerKey> serde = OwnerKey.serde();

    assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", key)))
        .isEqualTo(key);
  }

  @Test
  void prefixOfOneOwnerIsNoPrefixOfAnother() {
    byte[] longer = OwnerKey.serde().serializer().serialize("t", new OwnerKey("ab", "c"));
    byte[] prefix = OwnerKey.ownerPrefix().serialize("t", "a");

    assertThat(Arrays.copyOf(longer, prefix.length)).isNotEqualTo(prefix);
  }

  private static byte[] bytes(TimerKey key) {
    return TimerKey.serde().serializer().serialize("t", key);
  }
}
