package org.memestream.captioner.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Says what is kept from training, by hashing names: the answer depends on nothing but the seed and
 * the name, so the encoder and the decoder keep the same things apart.
 *
 * @param seed another seed draws another split
 */
record Split(long seed) {

  // Whole templates are dear, so few are kept apart; this window of the hash has small ones too.
  private static final double TEMPLATES_APART_FROM = 0.046;
  private static final double TEMPLATES_APART_TO = 0.06;
  private static final double PICTURES_APART = 0.06;
  private static final double ROWS_VALIDATING = 0.01;
  private static final double ROWS_TESTING = 0.02;

  /** What a row of a seen template is for. */
  enum Part {
    TRAINING,
    VALIDATION,
    TEST
  }

  /** Whether a template, its picture and all its rows are kept for testing. */
  boolean unseenTemplate(String label) {
    double fraction = fraction("template", label);
    return fraction >= TEMPLATES_APART_FROM && fraction < TEMPLATES_APART_TO;
  }

  /** Whether a picture is kept from the encoder's training for measuring. */
  boolean unseenPicture(String name) {
    return fraction("picture", name) < PICTURES_APART;
  }

  /** What a row is for; rows with the same words go together. */
  Part row(String text) {
    double fraction = fraction("row", text);
    if (fraction < ROWS_VALIDATING) {
      return Part.VALIDATION;
    }
    return fraction < ROWS_VALIDATING + ROWS_TESTING ? Part.TEST : Part.TRAINING;
  }

  private double fraction(String kind, String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash =
          digest.digest((seed + "/" + kind + "/" + name).getBytes(StandardCharsets.UTF_8));
      return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
