package org.memestream.facetransfer.transfer;

import java.util.Arrays;
import java.util.List;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/**
 * How bright a face is lit.
 *
 * @param cheeks mean R, G, B over both cheeks, 0 to 255
 * @param white R, G, B of the brightest part of the eyes: the white of the eye tells the light
 *     apart from the colour of the skin, and teeth are about as white
 */
public record LightMeter(float[] cheeks, float[] white) {

  private static final int SIDE = 160;
  private static final int LEAST_PIXELS = 8;

  /** Measures a face. */
  public static LightMeter of(Picture picture, Landmarks landmarks) {
    FaceCrop crop = FaceCrop.around(landmarks, 1);
    byte[] rgb = crop.cut(picture, SIDE);
    float[] points = crop.fromPicture(landmarks.xyz());
    for (int i = 0; i < points.length; i++) {
      points[i] = (points[i] + 0.5f) * SIDE - 0.5f;
    }
    float[] cheeks =
        mean(
            rgb,
            brightest(
                rgb, inside(points, FaceMesh.LEFT_CHEEK), inside(points, FaceMesh.RIGHT_CHEEK), 1));
    int[] left = inside(points, FaceMesh.LEFT_EYE);
    int[] right = inside(points, FaceMesh.RIGHT_EYE);
    if (left.length + right.length < 4 * LEAST_PIXELS) {
      return new LightMeter(cheeks, cheeks.clone());
    }
    return new LightMeter(cheeks, mean(rgb, brightest(rgb, left, right, 0.25)));
  }

  /**
   * A mean of several.
   *
   * @param weights of each; their sum is 1
   */
  static LightMeter mean(List<LightMeter> lights, double[] weights) {
    float[] cheeks = new float[3];
    float[] white = new float[3];
    for (int i = 0; i < weights.length; i++) {
      for (int channel = 0; channel < 3; channel++) {
        cheeks[channel] += (float) weights[i] * lights.get(i).cheeks[channel];
        white[channel] += (float) weights[i] * lights.get(i).white[channel];
      }
    }
    return new LightMeter(cheeks, white);
  }

  /** Mean of R, G and B over the cheeks. */
  public float cheekBrightness() {
    return (cheeks[0] + cheeks[1] + cheeks[2]) / 3;
  }

  /** Mean of R, G and B of the white of the eyes. */
  public float whiteBrightness() {
    return (white[0] + white[1] + white[2]) / 3;
  }

  private static int[] inside(float[] points, List<Integer> corners) {
    int[] found = new int[SIDE * SIDE];
    int count = 0;
    float[] crossings = new float[corners.size()];
    for (int y = 0; y < SIDE; y++) {
      int crossed = crossings(points, corners, y, crossings);
      Arrays.sort(crossings, 0, crossed);
      for (int i = 0; i + 1 < crossed; i += 2) {
        int right = Math.min(SIDE, (int) Math.ceil(crossings[i + 1]));
        for (int x = Math.max(0, (int) Math.ceil(crossings[i])); x < right; x++) {
          found[count++] = y * SIDE + x;
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Writes where the sides of a polygon cross a row; returns how many do. */
  private static int crossings(float[] points, List<Integer> corners, int y, float[] crossings) {
    int crossed = 0;
    for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
      float xi = points[3 * corners.get(i)];
      float yi = points[3 * corners.get(i) + 1];
      float xj = points[3 * corners.get(j)];
      float yj = points[3 * corners.get(j) + 1];
      if ((yi > y) != (yj > y)) {
        crossings[crossed++] = (xj - xi) * (y - yi) / (yj - yi) + xi;
      }
    }
    return crossed;
  }

  private static int[] brightest(byte[] rgb, int[] one, int[] other, double share) {
    int[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return Arrays.stream(all)
        .boxed()
        .sorted((a, b) -> Integer.compare(sum(rgb, b), sum(rgb, a)))
        .limit(Math.max(1, Math.round(all.length * share)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int sum(byte[] rgb, int pixel) {
    return (rgb[3 * pixel] & 0xff) + (rgb[3 * pixel + 1] & 0xff) + (rgb[3 * pixel + 2] & 0xff);
  }

  private static float[] mean(byte[] rgb, int[] pixels) {
    float[] mean = new float[3];
    for (int pixel : pixels) {
      for (int channel = 0; channel < 3; channel++) {
        mean[channel] += (rgb[3 * pixel + channel] & 0xff) / (float) pixels.length;
      }
    }
    return mean;
  }
}
