package org.memestream.local.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Any number of photos, no two alike, at the price of a copy each: a few that were drawn, and of
 * each as many variations as there are small changes to its first quantization table (ITU-T T.81,
 * B.2.4.1).
 */
final class PhotoStock {

  private static final int DRAWN = 24;
  private static final int DEFINE_TABLES = 0xdb;

  /** From the marker to the first value: marker, length, and number of the table. */
  private static final int BEFORE_VALUES = 5;

  /** Values for low frequencies come first and are left alone. */
  private static final int FIRST_CHANGED = 10;

  private static final int VALUES = 64;

  private final List<byte[]> drawn;

  PhotoStock(BenchPhotos photos) {
    this.drawn = IntStream.range(0, DRAWN).mapToObj(photos::jpeg).toList();
  }

  /** The photo of this number, a JPEG file. */
  byte[] photo(int number) {
    byte[] photo = drawn.get(number % DRAWN).clone();
    int variation = number / DRAWN;
    int place = FIRST_CHANGED + variation % (VALUES - FIRST_CHANGED);
    int more = variation / (VALUES - FIRST_CHANGED) + 1;
    int at = firstTable(photo) + place;
    photo[at] = (byte) Math.min(0xff, (photo[at] & 0xff) + more);
    return photo;
  }

  private static int firstTable(byte[] jpeg) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == DEFINE_TABLES) {
        return i + BEFORE_VALUES;
      }
    }
    throw new IllegalArgumentException("a JPEG without quantization tables");
  }
}
