package org.memestream.facetransfer.training.transfer;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.transfer.LightMeter;
import org.memestream.facetransfer.transfer.TeethRow;
import org.memestream.runtime.picture.Picture;

/** The mean upper row of teeth of people who smile with an open mouth. */
final class TeethFit {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 17;

  /** Opening over interocular distance. */
  private static final double LEAST_GAP = 0.06;

  /** Fewer would show somebody's own teeth. */
  private static final int LEAST_PEOPLE = 5;

  /** Exponent on top of 1 that darkens what is darker than teeth. */
  private static final double CONTRAST = 0.35;

  /** Brightness of clean teeth on these portraits. */
  private static final float TEETH = 200;

  /** How far the red of the lips is taken out of the brightest parts. */
  private static final float PALENESS = 0.35f;

  private TeethFit() {}

  static TeethRow of(LondonSet london) throws IOException {
    List<String> people =
        london.learning().stream()
            .filter(person -> london.smiling(person).mouthGap() > LEAST_GAP)
            .toList();
    if (people.size() < LEAST_PEOPLE) {
      throw new IllegalStateException(
          "a mean row of teeth needs %d open smiles, but there are %d"
              .formatted(LEAST_PEOPLE, people.size()));
    }
    double[] sum = new double[3 * WIDTH * HEIGHT];
    double[] weight = new double[WIDTH * HEIGHT];
    double cheeks = 0;
    double white = 0;
    for (String person : people) {
      Picture picture = london.smilingPicture(person);
      Landmarks face = london.smiling(person);
      add(picture, face, sum, weight);
      LightMeter light = LightMeter.of(picture, face);
      cheeks += light.cheekBrightness() / people.size();
      white += light.whiteBrightness() / people.size();
    }
    byte[] rgb = new byte[sum.length];
    for (int x = 0; x < WIDTH; x++) {
      for (int y = 0; y < HEIGHT; y++) {
        int at = y * WIDTH + x;
        // Where hardly anybody's mouth is open that far, the row above goes on.
        int from = weight[at] >= 2 || y == 0 ? at : at - WIDTH;
        for (int channel = 0; channel < 3; channel++) {
          rgb[3 * at + channel] =
              weight[at] >= 2
                  ? (byte) Math.round(sum[3 * at + channel] / weight[at])
                  : rgb[3 * from + channel];
        }
      }
    }
    return new TeethRow(WIDTH, HEIGHT, cleared(rgb), (float) cheeks, (float) white);
  }

  /**
   * Undoes what laying teeth over the lips and gaps of others took: both sides alike, the brightest
   * twentieth as bright as clean teeth, what is darker a little darker, and the red of lips gone
   * from what is bright.
   */
  private static byte[] cleared(byte[] rgb) {
    float[] even = new float[rgb.length];
    float[] light = new float[rgb.length / 3];
    for (int i = 0; i < rgb.length; i++) {
      int pixel = i / 3;
      int mirrored = pixel - pixel % WIDTH + WIDTH - 1 - pixel % WIDTH;
      even[i] = ((rgb[i] & 0xff) + (rgb[3 * mirrored + i % 3] & 0xff)) / 2f;
      light[pixel] += even[i] / 3;
    }
    float[] sorted = light.clone();
    Arrays.sort(sorted);
    float bright = sorted[(int) (0.95 * sorted.length)];
    byte[] clear = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      float share = Math.min(1.1f, light[i / 3] / bright);
      float factor = TEETH / bright * (float) Math.pow(share, CONTRAST);
      float pale = even[i] + PALENESS * share * share * (light[i / 3] - even[i]);
      clear[i] = (byte) Math.round(Math.max(0, Math.min(255, pale * factor)));
    }
    return clear;
  }

  private static void add(Picture picture, Landmarks face, double[] sum, double[] weight) {
    byte[] rgb = picture.rgb();
    float[] colour = new float[3];
    float pixels = (float) (face.interocularDistance() / 71);
    for (int x = 0; x < WIDTH; x++) {
      float column = (x + 0.5f) / WIDTH * 10;
      int left = Math.min(9, (int) column);
      float t = column - left;
      float ux = lip(face, left, t, true, 0);
      float uy = lip(face, left, t, true, 1);
      float lx = lip(face, left, t, false, 0);
      float ly = lip(face, left, t, false, 1);
      float gap = (float) Math.hypot(lx - ux, ly - uy);
      for (int y = 0; y < HEIGHT; y++) {
        float down = (y + 0.5f) / TeethRow.ROWS_PER_MESH_PIXEL * pixels;
        if (down > 0.78f * gap) {
          break;
        }
        float share = down / gap;
        MeshPatch.sample(rgb, picture, ux + share * (lx - ux), uy + share * (ly - uy), colour, 0);
        int at = y * WIDTH + x;
        weight[at]++;
        for (int channel = 0; channel < 3; channel++) {
          sum[3 * at + channel] += colour[channel];
        }
      }
    }
  }

  private static float lip(Landmarks face, int column, float t, boolean upper, int axis) {
    float here = coordinate(face, column, upper, axis);
    return here + t * (coordinate(face, column + 1, upper, axis) - here);
  }

  private static float coordinate(Landmarks face, int column, boolean upper, int axis) {
    List<Integer> lips = FaceMesh.INNER_LIPS;
    int vertex = lips.get(upper ? column : (lips.size() - column) % lips.size());
    return axis == 0 ? face.x(vertex) : face.y(vertex);
  }
}
