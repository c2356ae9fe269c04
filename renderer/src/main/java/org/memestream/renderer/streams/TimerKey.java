package org.memestream.renderer.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Key of the timers store: what is due when. Sorts by time, so that a range scan finds what is due
 * and touches nothing else.
 *
 * @param at when, to the millisecond
 * @param memeId what
 */
public record TimerKey(Instant at, String memeId) {

  /** Both must be there. */
  public TimerKey {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(memeId, "memeId");
  }

  /** Sorts before all timers of this time and after all earlier ones. */
  public static TimerKey startOf(Instant at) {
    return new TimerKey(at, "");
  }

  /** Eight bytes of time, most significant first with the sign flipped, then the id in UTF-8. */
  public static Serde<TimerKey> serde() {
    return Serdes.serdeFrom(
        (topic, key) -> key == null ? null : key.toBytes(),
        (topic, bytes) -> bytes == null ? null : fromBytes(bytes));
  }

  private byte[] toBytes() {
    byte[] id = memeId.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + id.length)
        .putLong(at.toEpochMilli() ^ Long.MIN_VALUE)
        .put(id)
        .array();
  }

  private static TimerKey fromBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Instant at = Instant.ofEpochMilli(buffer.getLong() ^ Long.MIN_VALUE);
    return new TimerKey(at, StandardCharsets.UTF_8.decode(buffer).toString());
  }
}
