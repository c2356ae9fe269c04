package org.memestream.renderer.skia;

import java.util.Random;

/** Text of every sort, reproducible by seed. */
final class RandomTexts {

  private static final int[][] RANGES = {
    {0x20, 0x7e},
    {0xa0, 0x24f},
    {0x300, 0x36f},
    {0x370, 0x52f},
    {0x590, 0x6ff},
    {0x900, 0x97f},
    {0xe00, 0xe7f},
    {0x1e00, 0x1eff},
    {0x2000, 0x206f},
    {0x2190, 0x27bf},
    {0x3000, 0x30ff},
    {0x4e00, 0x9fff},
    {0xac00, 0xd7a3},
    {0x1f300, 0x1f64f},
    {0x0, 0x10ffff}
  };

  private final Random random;

  RandomTexts(long seed) {
    this.random = new Random(seed);
  }

  /** Up to so many characters, mostly of one range. */
  String next(int maxLength) {
    StringBuilder text = new StringBuilder();
    int[] main = RANGES[random.nextInt(RANGES.length)];
    for (int left = random.nextInt(maxLength + 1); left > 0; left--) {
      int[] range = random.nextInt(8) == 0 ? RANGES[random.nextInt(RANGES.length)] : main;
      text.appendCodePoint(range[0] + random.nextInt(range[1] - range[0] + 1));
      if (random.nextInt(6) == 0) {
        text.append(' ');
      }
    }
    return text.toString();
  }
}
