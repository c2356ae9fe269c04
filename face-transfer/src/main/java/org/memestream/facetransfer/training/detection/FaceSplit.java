package org.memestream.facetransfer.training.detection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Says which pictures are kept from training, by their names alone. */
final class FaceSplit {

  private static final double APART = 0.15;
  private static final int EVERY_LONDONER = 5;
  private static final int EVERY_PERSON = 10;

  private FaceSplit() {}

  /**
   * Whether a picture is only for measuring. People are kept apart whole: by their number in the
   * London set, by their key among the expression crops.
   *
   * @param name path below the data folder, with slashes
   */
  static boolean apart(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    if (name.startsWith("faces/london/")) {
      return Integer.parseInt(file.substring(0, file.indexOf('.'))) % EVERY_LONDONER == 0;
    }
    if (name.startsWith("faces/expressions/")) {
      return Long.parseLong(file.substring(0, file.indexOf('_')), 16) % EVERY_PERSON == 0;
    }
    return fraction(name) < APART;
  }

  private static double fraction(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
