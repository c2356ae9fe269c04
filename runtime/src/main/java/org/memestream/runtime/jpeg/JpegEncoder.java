package org.memestream.runtime.jpeg;

import java.util.Objects;

/**
 * Encodes JPEG files: baseline, 4:2:0, the tables of T.81, annex K, scaled as is usual for a
 * quality of 1 to 100. A file holds pixels and no metadata. The same pixels give the same bytes on
 * every machine. Stateless and thread-safe.
 */
public final class JpegEncoder {

  private static final int LONGEST_SIDE = 0xffff;

  /**
   * The file.
   *
   * @param width pixels, 1 to 65535
   * @param height pixels, 1 to 65535
   * @param rgba width × height × 4 bytes: rows from the top, R, G, B and a byte that is passed over
   * @param quality 1 to 100
   */
  public byte[] encode(int width, int height, byte[] rgba, int quality) {
    requireSide("width", width);
    requireSide("height", height);
    Objects.requireNonNull(rgba, "rgba");
    if ((long) width * height * 4 != rgba.length) {
      throw new IllegalArgumentException(
          "%d × %d pixels of 4 bytes do not make %d bytes".formatted(width, height, rgba.length));
    }
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("JPEG quality must be 1 to 100, but is " + quality);
    }
    QuantizationTable luma = QuantizationTable.luma(quality);
    QuantizationTable chroma = QuantizationTable.chroma(quality);
    EntropyCoder coder =
        new EntropyCoder(new JpegHeader(luma, chroma).bytes(width, height), width * height / 8);
    ColorLines lines = new ColorLines(width, height, rgba);
    for (int row = 0; row < lines.rows(); row++) {
      lines.load(row);
      lines.upperLuma().transform(luma);
      lines.lowerLuma().transform(luma);
      lines.blue().transform(chroma);
      lines.red().transform(chroma);
      coder.write(lines);
    }
    return coder.finished();
  }

  private static void requireSide(String name, int pixels) {
    if (pixels < 1 || pixels > LONGEST_SIDE) {
      throw new IllegalArgumentException(
          "a JPEG's %s is 1 to %d pixels, not %d".formatted(name, LONGEST_SIDE, pixels));
    }
  }
}
