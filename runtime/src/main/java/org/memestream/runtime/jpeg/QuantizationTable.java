package org.memestream.runtime.jpeg;

/**
 * How coarse each frequency is stored (T.81, annex K.1), scaled by a quality as the Independent
 * JPEG Group's library has it, so that a quality means what people expect.
 */
final class QuantizationTable {

  /** Bits behind the point of the product of a value and a reciprocal. */
  static final int BITS = 20;

  private static final int[] LUMA = {
    16, 11, 10, 16, 24, 40, 51, 61, //
    12, 12, 14, 19, 26, 58, 60, 55, //
    14, 13, 16, 24, 40, 57, 69, 56, //
    14, 17, 22, 29, 51, 87, 80, 62, //
    18, 22, 37, 56, 68, 109, 103, 77, //
    24, 35, 55, 64, 81, 104, 113, 92, //
    49, 64, 78, 87, 103, 121, 120, 101, //
    72, 92, 95, 98, 112, 100, 103, 99
  };

  private static final int[] CHROMA = {
    17, 18, 24, 47, 99, 99, 99, 99, //
    18, 21, 26, 66, 99, 99, 99, 99, //
    24, 26, 56, 99, 99, 99, 99, 99, //
    47, 66, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99
  };

  private final int[] steps;

  private QuantizationTable(int[] base, int quality) {
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    steps = new int[base.length];
    for (int at = 0; at < base.length; at++) {
      steps[at] = Math.max(1, Math.min(255, (base[at] * percent + 50) / 100));
    }
  }

  static QuantizationTable luma(int quality) {
    return new QuantizationTable(LUMA, quality);
  }

  static QuantizationTable chroma(int quality) {
    return new QuantizationTable(CHROMA, quality);
  }

  /** The step of a coefficient at row × 8 + column, 1 to 255. */
  int step(int at) {
    return steps[at];
  }

  /** What a coefficient of {@link BlockRow} is multiplied with, in place of a division. */
  int reciprocal(int at) {
    int one = 1 << BITS - BlockRow.FRACTION;
    return (one + steps[at] / 2) / steps[at];
  }
}
