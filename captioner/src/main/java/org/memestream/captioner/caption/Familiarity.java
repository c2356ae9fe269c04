package org.memestream.captioner.caption;

import java.util.List;

/**
 * Weakens the vectors of pictures that a decoder has not learnt from. A decoder that has seen only
 * some hundred pictures takes a picture vector for a name, and so takes a strange picture for the
 * wrong one; weakened, it still leans where the picture points, and foresees people's captions no
 * worse than without a picture.
 *
 * @param known vectors of the pictures that the decoder has learnt from, all of one length
 */
public record Familiarity(List<float[]> known) {

  /** Every picture is taken as it is. */
  public static final Familiarity UNKNOWN = new Familiarity(List.of());

  /** A cosine from here on means the same picture, perhaps cut or coded anew. */
  private static final double SAME = 0.75;

  /** Measured on templates that were kept apart: 0.25 to 0.4 did best. */
  private static final float STRANGE = 0.3f;

  public Familiarity {
    known = List.copyOf(known);
  }

  /** What the decoder is told in place of a picture's vector. */
  public float[] told(float[] vector) {
    if (known.isEmpty() || known.stream().anyMatch(other -> cosine(vector, other) >= SAME)) {
      return vector;
    }
    float[] weaker = vector.clone();
    for (int i = 0; i < weaker.length; i++) {
      weaker[i] *= STRANGE;
    }
    return weaker;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      first += a[i] * a[i];
      second += b[i] * b[i];
    }
    return product / Math.sqrt(Math.max(1e-12, first * second));
  }
}
