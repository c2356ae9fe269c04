package org.memestream.renderer.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Key of the owners store: whose meme is whose. A prefix scan with {@link #ownerPrefix} finds all
 * memes of one owner and touches no one else's.
 *
 * @param ownerId the owner
 * @param memeId one of the owner's memes
 */
public record OwnerKey(String ownerId, String memeId) {

  /** Both must be there. */
  public OwnerKey {
    Objects.requireNonNull(ownerId, "ownerId");
    Objects.requireNonNull(memeId, "memeId");
  }

  /** Four bytes with the length of the owner's id, the owner's id, the meme's id; UTF-8. */
  public static Serde<OwnerKey> serde() {
    return Serdes.serdeFrom(
        (topic, key) -> key == null ? null : key.toBytes(),
        (topic, bytes) -> bytes == null ? null : fromBytes(bytes));
  }

  /** Writes the part of the key that all memes of an owner share. */
  public static Serializer<String> ownerPrefix() {
    return (topic, ownerId) -> new OwnerKey(ownerId, "").toBytes();
  }

  private byte[] toBytes() {
    byte[] owner = ownerId.getBytes(StandardCharsets.UTF_8);
    byte[] meme = memeId.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + owner.length + meme.length)
        .putInt(owner.length)
        .put(owner)
        .put(meme)
        .array();
  }

  private static OwnerKey fromBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte[] owner = new byte[buffer.getInt()];
    buffer.get(owner);
    return new OwnerKey(
        new String(owner, StandardCharsets.UTF_8),
        StandardCharsets.UTF_8.decode(buffer).toString());
  }
}
