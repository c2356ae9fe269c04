package org.memestream.runtime.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts WEBP files together (RFC 9649): the pixels of still files, as Skia writes them, become the
 * frames of an animation that plays forever.
 */
final class WebpFile {

  private static final int ALPHA = 0x10;
  private static final int ANIMATION = 0x02;

  /** Frames replace what is below them, and stay. */
  private static final int REPLACE = 0x02;

  private static final long LONGEST_MILLIS = (1 << 24) - 1;

  private final int width;
  private final int height;
  private final List<byte[]> frames = new ArrayList<>();
  private boolean alpha;

  WebpFile(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /**
   * @param still a whole WEBP file
   * @param x left edge on the canvas, even
   * @param y top edge on the canvas, even
   * @param picture what the file shows
   */
  void add(byte[] still, int x, int y, Picture picture, long millis) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    u24(frame, x / 2);
    u24(frame, y / 2);
    u24(frame, picture.width() - 1);
    u24(frame, picture.height() - 1);
    u24(frame, Math.min(millis, LONGEST_MILLIS));
    frame.write(REPLACE);
    pixels(still, frame);
    alpha |= picture.hasAlpha();
    frames.add(frame.toByteArray());
  }

  byte[] bytes() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream canvas = new ByteArrayOutputStream();
    u32(canvas, ANIMATION | (alpha ? ALPHA : 0));
    u24(canvas, width - 1);
    u24(canvas, height - 1);
    chunk(body, "VP8X", canvas.toByteArray());
    // Transparent background, endless.
    chunk(body, "ANIM", new byte[6]);
    frames.forEach(frame -> chunk(body, "ANMF", frame));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    chunk(file, "RIFF", body.toByteArray());
    return file.toByteArray();
  }

  /** Copies the chunks that hold pixels: colour, and alpha where it is kept apart. */
  private static void pixels(byte[] still, ByteArrayOutputStream to) {
    for (int at = 12; at + 8 <= still.length; ) {
      String tag = new String(still, at, 4, StandardCharsets.US_ASCII);
      int length =
          (still[at + 4] & 0xff)
              | (still[at + 5] & 0xff) << 8
              | (still[at + 6] & 0xff) << 16
              | (still[at + 7] & 0xff) << 24;
      int padded = length + (length & 1);
      if (tag.equals("VP8 ") || tag.equals("VP8L") || tag.equals("ALPH")) {
        to.write(still, at, 8 + padded);
      }
      at += 8 + padded;
    }
  }

  private static void chunk(ByteArrayOutputStream to, String tag, byte[] data) {
    to.writeBytes(tag.getBytes(StandardCharsets.US_ASCII));
    u32(to, data.length);
    to.writeBytes(data);
    if ((data.length & 1) == 1) {
      to.write(0);
    }
  }

  private static void u24(ByteArrayOutputStream to, long value) {
    to.write((int) value);
    to.write((int) (value >> 8));
    to.write((int) (value >> 16));
  }

  private static void u32(ByteArrayOutputStream to, long value) {
    u24(to, value);
    to.write((int) (value >> 24));
  }
}
