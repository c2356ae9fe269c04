package org.memestream.runtime.picture;

import java.nio.charset.StandardCharsets;

/** Reads header fields; anything beyond the end of the bytes is a corrupt picture. */
final class Cursor {

  private final byte[] bytes;
  private int position;

  Cursor(byte[] bytes) {
    this.bytes = bytes;
  }

  int position() {
    return position;
  }

  boolean has(int count) {
    return bytes.length - position >= count;
  }

  /** Moves on, at most to the end; false when the bytes do not reach that far. */
  boolean skip(long count) {
    boolean there = count <= bytes.length - position;
    position = there ? position + (int) count : bytes.length;
    return there;
  }

  int u8() throws UnacceptablePictureException {
    if (position >= bytes.length) {
      throw corrupt("The picture breaks off within its header.");
    }
    return bytes[position++] & 0xff;
  }

  int u16BigEndian() throws UnacceptablePictureException {
    return u8() << 8 | u8();
  }

  int u16LittleEndian() throws UnacceptablePictureException {
    return u8() | u8() << 8;
  }

  int u24LittleEndian() throws UnacceptablePictureException {
    return u16LittleEndian() | u8() << 16;
  }

  long u32BigEndian() throws UnacceptablePictureException {
    return (long) u16BigEndian() << 16 | u16BigEndian();
  }

  long u32LittleEndian() throws UnacceptablePictureException {
    return u16LittleEndian() | (long) u16LittleEndian() << 16;
  }

  String tag() throws UnacceptablePictureException {
    byte[] tag = {(byte) u8(), (byte) u8(), (byte) u8(), (byte) u8()};
    return new String(tag, StandardCharsets.ISO_8859_1);
  }

  /** Moves to just after the next {@code 0xff} byte; false when there is none. */
  boolean skipPastFf() {
    while (position < bytes.length) {
      if (bytes[position++] == (byte) 0xff) {
        return true;
      }
    }
    return false;
  }

  static UnacceptablePictureException corrupt(String sentence) {
    return new UnacceptablePictureException(PictureProblem.CORRUPT, sentence);
  }
}
