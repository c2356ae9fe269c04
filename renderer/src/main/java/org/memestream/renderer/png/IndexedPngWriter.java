package org.memestream.renderer.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.memestream.renderer.palette.Coarseness;
import org.memestream.renderer.palette.IndexedAnimation;
import org.memestream.renderer.palette.Quantizer;
import org.memestream.runtime.picture.AnimationFrame;

/**
 * Encodes PNGs in a palette: one frame makes a still, several an animated PNG that loops forever.
 * Holds pixels and timing and nothing else; the same frames give the same bytes. Stateless and
 * thread-safe.
 */
public final class IndexedPngWriter {

  private static final byte INDEXED = 3;
  private static final byte KEEP = 0;
  private static final byte CLEAR = 1;
  private static final byte REPLACE = 0;
  private static final byte OVER = 1;
  private static final int LONGEST_MILLIS = 0xffff;

  private final Quantizer quantizer = new Quantizer();

  /**
   * @param frames at least one, all of one size; pixels less than half opaque become clear
   * @param coarseness what may be given up
   */
  public byte[] png(List<AnimationFrame> frames, Coarseness coarseness) {
    IndexedAnimation animation = quantizer.indexed(frames, coarseness);
    PngChunks file = new PngChunks();
    file.add("IHDR", header(animation));
    boolean moves = animation.frames().size() > 1;
    if (moves) {
      file.add("acTL", ByteBuffer.allocate(8).putInt(animation.frames().size()).putInt(0).array());
    }
    file.add("PLTE", palette(animation.colors()));
    if (animation.transparent() >= 0) {
      file.add("tRNS", opacities(animation));
    }
    int sequence = 0;
    for (IndexedAnimation.Frame frame : animation.frames()) {
      byte[] data = compressed(frame);
      if (moves) {
        file.add("fcTL", control(animation, frame, sequence++));
      }
      if (sequence <= 1) {
        file.add("IDAT", data);
      } else {
        ByteBuffer numbered = ByteBuffer.allocate(4 + data.length).putInt(sequence++).put(data);
        file.add("fdAT", numbered.array());
      }
    }
    file.add("IEND", new byte[0]);
    return file.bytes();
  }

  private static byte[] header(IndexedAnimation animation) {
    return ByteBuffer.allocate(13)
        .putInt(animation.width())
        .putInt(animation.height())
        .put((byte) 8)
        .put(INDEXED)
        .array();
  }

  private static byte[] palette(int[] colors) {
    byte[] palette = new byte[colors.length * 3];
    for (int index = 0; index < colors.length; index++) {
      palette[index * 3] = (byte) (colors[index] >> 16);
      palette[index * 3 + 1] = (byte) (colors[index] >> 8);
      palette[index * 3 + 2] = (byte) colors[index];
    }
    return palette;
  }

  private static byte[] opacities(IndexedAnimation animation) {
    byte[] opacities = new byte[animation.transparent() + 1];
    Arrays.fill(opacities, (byte) 0xff);
    opacities[animation.transparent()] = 0;
    return opacities;
  }

  private static byte[] control(
      IndexedAnimation animation, IndexedAnimation.Frame frame, int sequence) {
    long millis = Math.max(1, Math.min(LONGEST_MILLIS, frame.shownFor().toMillis()));
    return ByteBuffer.allocate(26)
        .putInt(sequence)
        .putInt(frame.width())
        .putInt(frame.height())
        .putInt(frame.x())
        .putInt(frame.y())
        .putShort((short) millis)
        .putShort((short) 1000)
        .put(animation.clears() ? CLEAR : KEEP)
        .put(animation.clears() || sequence == 0 ? REPLACE : OVER)
        .array();
  }

  /** Rows without a filter, which suits indices best. */
  private static byte[] compressed(IndexedAnimation.Frame frame) {
    byte[] rows = new byte[(frame.width() + 1) * frame.height()];
    for (int y = 0; y < frame.height(); y++) {
      System.arraycopy(
          frame.indices(), y * frame.width(), rows, y * (frame.width() + 1) + 1, frame.width());
    }
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(rows);
      deflater.finish();
      ByteArrayOutputStream compressed = new ByteArrayOutputStream(rows.length / 2 + 64);
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        compressed.write(buffer, 0, deflater.deflate(buffer));
      }
      return compressed.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
