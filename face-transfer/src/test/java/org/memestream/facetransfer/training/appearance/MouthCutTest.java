package org.memestream.facetransfer.training.appearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.memestream.facetransfer.djl.MouthLayout;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;

class MouthCutTest {

  private static final int SIDE = 64;

  @Test
  void laysTheUpperLipAtTheTopAndTheLowerOneAtTheBottom() {
    float[] rgb = new MouthCut(0, 1, 0, 1).cut(rising(), mouth(20, 44, 24, 40));

    int middle = MouthLayout.WIDTH / 2;
    assertThat(at(rgb, middle, 1)).isCloseTo(24, within(1f));
    assertThat(at(rgb, middle, MouthLayout.HEIGHT - 2)).isCloseTo(40, within(1f));
  }

  @Test
  void stampsWhatItCut() {
    Landmarks face = mouth(20, 44, 24, 40);
    float[] rgb = new MouthCut(0, 1, 0, 1).cut(rising(), face);
    float[] onto = new float[3 * SIDE * SIDE];

    MouthStamp.draw(rgb, onto, points(face), SIDE, 1);

    assertThat(onto[3 * (32 * SIDE + 32)]).isCloseTo(32, within(1.5f));
    assertThat(onto[3 * (28 * SIDE + 32)]).isCloseTo(28, within(1.5f));
    assertThat(onto[3 * (10 * SIDE + 32)]).isZero();
  }

  /** A picture whose rows have their number as value. */
  private static FacePixels rising() {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 / SIDE);
    }
    return new FacePixels(SIDE, SIDE, rgb);
  }

  private static Landmarks mouth(float left, float right, float top, float bottom) {
    float[] xyz = new float[3 * FaceMesh.VERTICES];
    int count = FaceMesh.INNER_LIPS.size();
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      int vertex = FaceMesh.INNER_LIPS.get(i);
      xyz[3 * vertex] = (float) ((left + right) / 2 - (right - left) / 2 * Math.cos(angle));
      xyz[3 * vertex + 1] = (float) ((top + bottom) / 2 - (bottom - top) / 2 * Math.sin(angle));
    }
    return new Landmarks(xyz);
  }

  private static float[] points(Landmarks face) {
    float[] points = new float[2 * FaceMesh.VERTICES];
    for (int vertex = 0; vertex < FaceMesh.VERTICES; vertex++) {
      points[2 * vertex] = face.x(vertex);
      points[2 * vertex + 1] = face.y(vertex);
    }
    return points;
  }

  private static float at(float[] rgb, int x, int y) {
    return rgb[3 * (y * MouthLayout.WIDTH + x)];
  }
}
