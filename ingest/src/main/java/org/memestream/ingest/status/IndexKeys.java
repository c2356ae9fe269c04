package org.memestream.ingest.status;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Keys of the index: {@code m} and the meme's id; {@code o}, the owner, a zero, the time of the
 * request counted backwards, and the meme's id; {@code p} and a partition.
 */
final class IndexKeys {

  static final byte[] ORIGIN = {'c'};
  static final byte[] WRITTEN = {'t'};

  private static final byte MEME = 'm';
  private static final byte OWNER = 'o';
  private static final byte PLACE = 'p';

  private IndexKeys() {}

  static byte[] meme(String id) {
    byte[] text = bytes(id);
    return ByteBuffer.allocate(1 + text.length).put(MEME).put(text).array();
  }

  /** What the keys of all memes of an owner begin with. */
  static byte[] owner(String owner) {
    byte[] text = bytes(owner);
    return ByteBuffer.allocate(2 + text.length).put(OWNER).put(text).put((byte) 0).array();
  }

  static byte[] owned(String owner, MemePlace place) {
    byte[] prefix = owner(owner);
    byte[] id = bytes(place.id());
    return ByteBuffer.allocate(prefix.length + Long.BYTES + id.length)
        .put(prefix)
        .putLong(Long.MAX_VALUE - place.requestedAt().toEpochMilli())
        .put(id)
        .array();
  }

  static MemePlace place(byte[] owned, int prefixLength) {
    ByteBuffer key = ByteBuffer.wrap(owned).position(prefixLength);
    Instant at = Instant.ofEpochMilli(Long.MAX_VALUE - key.getLong());
    return new MemePlace(at, StandardCharsets.UTF_8.decode(key).toString());
  }

  static byte[] partition(int number) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put(PLACE).putInt(number).array();
  }

  static boolean isPartition(byte[] key) {
    return key.length == 1 + Integer.BYTES && key[0] == PLACE;
  }

  static int partition(byte[] key) {
    return ByteBuffer.wrap(key).getInt(1);
  }

  static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static long number(byte[] value) {
    return ByteBuffer.wrap(value).getLong();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
