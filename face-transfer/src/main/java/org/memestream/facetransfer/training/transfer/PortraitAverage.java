package org.memestream.facetransfer.training.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/**
 * Lays portraits over each other: each is warped so that its mesh, and a few rings around it, lies
 * on the mean of all; then the colours are averaged and made crisp again. Beyond the picture's
 * border its border goes on.
 */
final class PortraitAverage {

  /** The face oval is blown up by these to hold hair, neck and background. */
  private static final float[] RINGS = {1.25f, 1.6f, 2.2f, 6};

  private static final List<Integer> OVAL = FaceMesh.FACE_OVAL;

  /** Pixels: averaging blurs by about this much, which is sharpened away. */
  private static final double BLUR = 1.6;

  private static final float SHARPENING = 0.9f;

  private final LondonSet london;
  private final int[] triangles;
  private final int side;

  PortraitAverage(LondonSet london, MeshFiles mesh, int side) {
    this.london = london;
    this.triangles = withRings(mesh.triangles());
    this.side = side;
  }

  private static int[] withRings(int[] mesh) {
    int n = OVAL.size();
    int[] all = Arrays.copyOf(mesh, mesh.length + 6 * n * RINGS.length);
    int at = mesh.length;
    for (int ring = 0; ring < RINGS.length; ring++) {
      for (int i = 0; i < n; i++) {
        int next = (i + 1) % n;
        int outer = FaceMesh.VERTICES + ring * n;
        int inside = ring == 0 ? OVAL.get(i) : outer - n + i;
        int insideNext = ring == 0 ? OVAL.get(next) : outer - n + next;
        int[] band = {inside, insideNext, outer + i, insideNext, outer + next, outer + i};
        System.arraycopy(band, 0, all, at, band.length);
        at += band.length;
      }
    }
    return all;
  }

  Picture of(List<String> people) throws IOException {
    float[] mean = new float[2 * (FaceMesh.VERTICES + OVAL.size() * RINGS.length)];
    for (String person : people) {
      float[] points = points(london.neutral(person));
      for (int i = 0; i < mean.length; i++) {
        mean[i] += points[i] / people.size();
      }
    }
    List<float[]> warped = new ArrayList<>();
    for (String person : people) {
      float[] points = points(london.neutral(person));
      warped.add(
          MeshPatch.warp(london.neutralPicture(person), points, mean, triangles, side, side));
    }
    return Picture.ofRgb(side, side, crisp(mixed(warped, faceMask(mean))));
  }

  /**
   * The mean on the face; around it, where hair ends at different places, that of the middle third.
   */
  private static float[] mixed(List<float[]> warped, float[] faceMask) {
    int trimmed = warped.size() / 3;
    float[] mixed = new float[warped.get(0).length];
    Integer[] order = new Integer[warped.size()];
    for (int pixel = 0; pixel < faceMask.length; pixel++) {
      int at = 3 * pixel;
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
      Arrays.sort(order, Comparator.comparingDouble(i -> light(warped.get(i), at)));
      for (int channel = 0; channel < 3; channel++) {
        float all = 0;
        float middle = 0;
        for (int i = 0; i < order.length; i++) {
          float value = warped.get(order[i])[at + channel] / order.length;
          all += value;
          boolean inside = i >= trimmed && i < order.length - trimmed;
          middle += inside ? value * order.length / (order.length - 2 * trimmed) : 0;
        }
        mixed[at + channel] = middle + faceMask[pixel] * (all - middle);
      }
    }
    return mixed;
  }

  private static float light(float[] picture, int at) {
    return picture[at] + picture[at + 1] + picture[at + 2];
  }

  private float[] faceMask(float[] mean) {
    float[] mask = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean inside = false;
        for (int i = 0, j = OVAL.size() - 1; i < OVAL.size(); j = i++) {
          float xi = mean[2 * OVAL.get(i)];
          float yi = mean[2 * OVAL.get(i) + 1];
          float xj = mean[2 * OVAL.get(j)];
          float yj = mean[2 * OVAL.get(j) + 1];
          if ((yi > y) != (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi) {
            inside = !inside;
          }
        }
        mask[y * side + x] = inside ? 1 : 0;
      }
    }
    return MapBlur.gaussian(mask, side, side, side / 100.0);
  }

  private byte[] crisp(float[] colours) {
    byte[] rgb = new byte[colours.length];
    for (int channel = 0; channel < 3; channel++) {
      float[] plane = new float[colours.length / 3];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = colours[3 * i + channel];
      }
      float[] soft = MapBlur.gaussian(plane, side, side, BLUR);
      for (int i = 0; i < plane.length; i++) {
        float value = plane[i] + SHARPENING * (plane[i] - soft[i]);
        rgb[3 * i + channel] = (byte) Math.round(Math.max(0, Math.min(255, value)));
      }
    }
    return rgb;
  }

  /** x, y of the mesh and the rings around it. */
  private static float[] points(Landmarks face) {
    int n = OVAL.size();
    float[] points = new float[2 * (FaceMesh.VERTICES + n * RINGS.length)];
    float x = 0;
    float y = 0;
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      points[2 * vertex] = face.x(vertex);
      points[2 * vertex + 1] = face.y(vertex);
    }
    for (int vertex : OVAL) {
      x += face.x(vertex) / n;
      y += face.y(vertex) / n;
    }
    for (int ring = 0; ring < RINGS.length; ring++) {
      for (int i = 0; i < n; i++) {
        int at = 2 * (FaceMesh.VERTICES + ring * n + i);
        points[at] = x + RINGS[ring] * (face.x(OVAL.get(i)) - x);
        points[at + 1] = y + RINGS[ring] * (face.y(OVAL.get(i)) - y);
      }
    }
    return points;
  }
}
