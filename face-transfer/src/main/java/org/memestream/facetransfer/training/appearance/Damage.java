package org.memestream.facetransfer.training.appearance;

import java.util.SplittableRandom;
import org.memestream.facetransfer.djl.RefinerNetwork;
import org.memestream.facetransfer.landmarks.FaceMesh;

/** Harms composed faces at random as composing does, and shows pictures in other ways. */
final class Damage {

  private static final int SIDE = RefinerNetwork.SIDE;

  private Damage() {}

  /** Other light for both pictures, little harm to the composed one. */
  static RefinerLesson light(RefinerLesson lesson, SplittableRandom random) {
    float[] composed = lesson.composed().clone();
    if (random.nextInt(3) == 0) {
      blotch(composed, lesson.face(), random, 0.12);
    }
    return relit(lesson, composed, random);
  }

  /** The same with blotches, a spoilt mouth, and a soft spot. */
  static RefinerLesson heavy(RefinerLesson lesson, SplittableRandom random) {
    float[] composed = lesson.composed().clone();
    for (int i = random.nextInt(4); i > 0; i--) {
      blotch(composed, lesson.face(), random, 0.2);
    }
    if (random.nextBoolean()) {
      spoilMouth(composed, lesson.points(), random);
    }
    if (random.nextBoolean()) {
      soften(composed, random);
    }
    return relit(lesson, composed, random);
  }

  /** A round patch that is too bright or too dark. */
  private static void blotch(float[] rgb, float[] face, SplittableRandom random, double most) {
    double x = random.nextDouble(0.15, 0.85) * SIDE;
    double y = random.nextDouble(0.15, 0.85) * SIDE;
    double wide = random.nextDouble(3, 16);
    double high = random.nextDouble(3, 16);
    double strength = random.nextDouble(-most, most);
    for (int i = 0; i < SIDE * SIDE; i++) {
      double across = (i % SIDE - x) / wide;
      double down = (i / SIDE - y) / high;
      double gain = 1 + strength * Math.exp(-across * across - down * down) * face[i];
      for (int channel = 0; channel < 3; channel++) {
        rgb[3 * i + channel] = (float) Math.min(255, rgb[3 * i + channel] * gain);
      }
    }
  }

  /** Grey, glowing or dim teeth. */
  private static void spoilMouth(float[] rgb, float[] points, SplittableRandom random) {
    double left = points[2 * 78];
    double right = points[2 * 308];
    double top = points[2 * FaceMesh.UPPER_INNER_LIP + 1];
    double bottom = points[2 * FaceMesh.LOWER_INNER_LIP + 1];
    double gain = random.nextDouble(0.55, 1.35);
    double grey = random.nextDouble(0, 0.9);
    for (int y = (int) Math.max(0, top); y <= Math.min(SIDE - 1, bottom); y++) {
      for (int x = (int) Math.max(0, left); x <= Math.min(SIDE - 1, right); x++) {
        double across = 2 * (x - left) / Math.max(1, right - left) - 1;
        double alpha = Math.max(0, 1 - across * across);
        int at = 3 * (y * SIDE + x);
        double mean = (rgb[at] + rgb[at + 1] + rgb[at + 2]) / 3;
        for (int channel = 0; channel < 3; channel++) {
          double spoilt = gain * (rgb[at + channel] + grey * (mean - rgb[at + channel]));
          rgb[at + channel] =
              (float) Math.min(255, rgb[at + channel] + alpha * (spoilt - rgb[at + channel]));
        }
      }
    }
  }

  /** Blurs a round spot. */
  private static void soften(float[] rgb, SplittableRandom random) {
    double x = random.nextDouble(0.2, 0.8) * SIDE;
    double y = random.nextDouble(0.2, 0.8) * SIDE;
    double size = random.nextDouble(8, 30);
    float[] before = rgb.clone();
    for (int row = 1; row < SIDE - 1; row++) {
      for (int column = 1; column < SIDE - 1; column++) {
        double distance = ((column - x) * (column - x) + (row - y) * (row - y)) / (size * size);
        double alpha = Math.exp(-distance);
        for (int channel = 0; channel < 3; channel++) {
          int at = 3 * (row * SIDE + column) + channel;
          double sum = 0;
          for (int dy = -3 * SIDE; dy <= 3 * SIDE; dy += 3 * SIDE) {
            sum += before[at + dy - 3] + before[at + dy] + before[at + dy + 3];
          }
          rgb[at] = (float) (before[at] + alpha * (sum / 9 - before[at]));
        }
      }
    }
  }

  /** Both pictures with other brightness and colours, and perhaps mirrored. */
  private static RefinerLesson relit(
      RefinerLesson lesson, float[] composed, SplittableRandom random) {
    double[] gains = new double[3];
    double light = random.nextDouble(0.6, 1.1);
    boolean grey = isGrey(lesson.real());
    for (int channel = 0; channel < 3; channel++) {
      // Grey photos are toned like skin half of the time, so that colours are not forgotten.
      double tone = grey ? 1.05 - 0.16 * channel * random.nextDouble() : 1;
      gains[channel] = light * tone * random.nextDouble(0.95, 1.05);
    }
    boolean mirror = random.nextBoolean();
    return lesson
        .with(seen(composed, gains, mirror), seen(lesson.real(), gains, mirror))
        .mirroredFace(mirror ? mirroredMask(lesson.face()) : lesson.face());
  }

  private static boolean isGrey(float[] rgb) {
    double colour = 0;
    for (int i = 0; i < rgb.length; i += 3) {
      colour += Math.abs(rgb[i] - rgb[i + 2]);
    }
    return colour / (rgb.length / 3) < 6;
  }

  private static float[] seen(float[] rgb, double[] gains, boolean mirror) {
    float[] seen = new float[rgb.length];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int from = mirror ? i / SIDE * SIDE + SIDE - 1 - i % SIDE : i;
      for (int channel = 0; channel < 3; channel++) {
        seen[3 * i + channel] =
            (float) Math.max(0, Math.min(255, rgb[3 * from + channel] * gains[channel]));
      }
    }
    return seen;
  }

  private static float[] mirroredMask(float[] face) {
    float[] mirrored = new float[face.length];
    for (int i = 0; i < face.length; i++) {
      mirrored[i] = face[i / SIDE * SIDE + SIDE - 1 - i % SIDE];
    }
    return mirrored;
  }
}
