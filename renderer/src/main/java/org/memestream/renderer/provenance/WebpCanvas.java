package org.memestream.renderer.provenance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The beginning of a WEBP file (RFC 9649, section 2.7), simple or extended.
 *
 * @param width pixels
 * @param height pixels
 * @param flags of the extended header; what a simple file would have
 * @param restAt where the chunks begin that follow the extended header
 */
record WebpCanvas(int width, int height, int flags, int restAt) {

  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int XMP = 0x04;
  private static final int ALPHA = 0x10;

  static WebpCanvas of(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    String tag = new String(file, FIRST_CHUNK, 4, StandardCharsets.US_ASCII);
    int data = FIRST_CHUNK + CHUNK_HEADER;
    return switch (tag) {
      case "VP8X" ->
          new WebpCanvas(
              (in.getInt(data + 4) & 0xffffff) + 1,
              (in.getInt(data + 6) >>> 8) + 1,
              file[data],
              data + in.getInt(FIRST_CHUNK + 4));
      case "VP8 " ->
          new WebpCanvas(
              in.getShort(data + 6) & 0x3fff, in.getShort(data + 8) & 0x3fff, 0, FIRST_CHUNK);
      case "VP8L" -> {
        int bits = in.getInt(data + 1);
        yield new WebpCanvas(
            (bits & 0x3fff) + 1,
            (bits >> 14 & 0x3fff) + 1,
            (bits >> 28 & 1) == 1 ? ALPHA : 0,
            FIRST_CHUNK);
      }
      default ->
          throw new IllegalArgumentException("a WEBP picture does not begin with \"" + tag + "\"");
    };
  }

  /** The extended header that also announces XMP. */
  byte[] extendedHeader() {
    return ByteBuffer.allocate(CHUNK_HEADER + 10)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("VP8X".getBytes(StandardCharsets.US_ASCII))
        .putInt(10)
        .putInt(flags | XMP)
        .put(u24(width - 1))
        .put(u24(height - 1))
        .array();
  }

  private static byte[] u24(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
  }
}
