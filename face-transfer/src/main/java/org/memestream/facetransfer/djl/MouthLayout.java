package org.memestream.facetransfer.djl;

import java.util.List;
import org.memestream.facetransfer.landmarks.FaceMesh;

/**
 * How the inside of a mouth lies on the pictures of {@link MouthNetwork}: the polygon of {@link
 * FaceMesh#INNER_LIPS} becomes an ellipse that fills the picture, however far the mouth is open.
 */
public final class MouthLayout {

  /** Pixels. */
  public static final int WIDTH = 96;

  /** Pixels. */
  public static final int HEIGHT = 48;

  private static final double CENTRE_X = (WIDTH - 1) / 2.0;
  private static final double CENTRE_Y = (HEIGHT - 1) / 2.0;
  private static final double RADIUS_X = CENTRE_X - 1;
  private static final double RADIUS_Y = CENTRE_Y - 1;

  private MouthLayout() {}

  /**
   * Where the inner lips lie, in the order of {@link FaceMesh#INNER_LIPS}: x, y of the first, then
   * of the second, ...; pixels, whole numbers are centres of pixels.
   */
  public static float[] lips() {
    List<Integer> vertices = FaceMesh.INNER_LIPS;
    float[] points = new float[2 * vertices.size()];
    for (int i = 0; i < vertices.size(); i++) {
      double angle = 2 * Math.PI * i / vertices.size();
      points[2 * i] = (float) (CENTRE_X - RADIUS_X * Math.cos(angle));
      points[2 * i + 1] = (float) (CENTRE_Y - RADIUS_Y * Math.sin(angle));
    }
    return points;
  }

  /** 1 for each pixel inside the ellipse, 0 outside: rows from the top. */
  public static float[] inside() {
    float[] inside = new float[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double across = (x - CENTRE_X) / RADIUS_X;
        double down = (y - CENTRE_Y) / RADIUS_Y;
        inside[y * WIDTH + x] = across * across + down * down <= 1 ? 1 : 0;
      }
    }
    return inside;
  }
}
