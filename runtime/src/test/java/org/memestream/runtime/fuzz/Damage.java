package org.memestream.runtime.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Breaks valid samples: flips bits, writes extreme numbers, cuts, drops, repeats and inserts. The
 * same seed breaks a sample the same way.
 */
public final class Damage {

  private static final int MOST_STEPS = 6;
  private static final int LONGEST_PIECE = 64;
  private static final byte[] EXTREMES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xfe, (byte) 0xff};

  private Damage() {}

  /** A broken copy. */
  public static byte[] of(byte[] valid, long seed) {
    Random random = new Random(seed);
    byte[] bytes = valid.clone();
    for (int steps = 1 + random.nextInt(MOST_STEPS); steps > 0; steps--) {
      bytes = step(bytes, random);
    }
    return bytes;
  }

  /** A broken copy of a text, as it reads when its bytes are taken for UTF-8. */
  public static String of(String valid, long seed) {
    return new String(of(valid.getBytes(StandardCharsets.UTF_8), seed), StandardCharsets.UTF_8);
  }

  private static byte[] step(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return inserted(bytes, 0, random(random));
    }
    // Half of the steps hit the beginning, where the structure of most formats lies.
    int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, LONGEST_PIECE);
    int at = random.nextInt(reach);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(LONGEST_PIECE));
    switch (random.nextInt(7)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = EXTREMES[random.nextInt(EXTREMES.length)];
      case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), extreme(random));
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 4 -> {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - (end - at));
        System.arraycopy(bytes, end, shorter, at, bytes.length - end);
        return shorter;
      }
      case 5 -> {
        return inserted(bytes, end, Arrays.copyOfRange(bytes, at, end));
      }
      default -> {
        return inserted(bytes, at, random(random));
      }
    }
    return bytes;
  }

  private static byte extreme(Random random) {
    return EXTREMES[random.nextInt(EXTREMES.length)];
  }

  private static byte[] random(Random random) {
    byte[] piece = new byte[1 + random.nextInt(LONGEST_PIECE)];
    random.nextBytes(piece);
    return piece;
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] piece) {
    byte[] longer = new byte[bytes.length + piece.length];
    System.arraycopy(bytes, 0, longer, 0, at);
    System.arraycopy(piece, 0, longer, at, piece.length);
    System.arraycopy(bytes, at, longer, at + piece.length, bytes.length - at);
    return longer;
  }
}
