package org.memestream.facetransfer.training.appearance;

import java.io.IOException;
import java.nio.file.Path;
import org.memestream.facetransfer.djl.RefinerNetwork;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.runtime.network.OnnxNetwork;

/**
 * Compares whom two face crops show, by the network {@code MobileFaceNet.onnx}. The five points it
 * wants are taken from the mesh, so figures compare only with each other.
 */
final class Identity implements AutoCloseable {

  private static final int SIDE = 112;
  private static final double[] WANTED = {
    38.29, 51.70, 73.53, 51.50, 56.03, 71.74, 41.55, 92.37, 70.73, 92.20
  };
  private static final double[] MEAN = {0.485, 0.456, 0.406};
  private static final double[] DEVIATION = {0.229, 0.224, 0.225};

  private final OnnxNetwork network;

  Identity(Path data) throws IOException {
    network = new OnnxNetwork(data.resolve("faces/models/MobileFaceNet.onnx"));
  }

  /**
   * Vector of length 1.
   *
   * @param rgb 128 * 128 * 3 numbers, 0 to 255
   * @param points x, y of all vertices
   */
  float[] of(float[] rgb, float[] points) {
    double[] found = {
      middle(points, 33, 133, 0),
      middle(points, 33, 133, 1),
      middle(points, 362, 263, 0),
      middle(points, 362, 263, 1),
      points[2 * FaceMesh.NOSE_TIP],
      points[2 * FaceMesh.NOSE_TIP + 1],
      points[2 * FaceMesh.LEFT_MOUTH_CORNER],
      points[2 * FaceMesh.LEFT_MOUTH_CORNER + 1],
      points[2 * FaceMesh.RIGHT_MOUTH_CORNER],
      points[2 * FaceMesh.RIGHT_MOUTH_CORNER + 1]
    };
    double[] turn = similarity(WANTED, found);
    int plane = SIDE * SIDE;
    float[] input = new float[3 * plane];
    FacePixels pixels = pixels(rgb);
    for (int i = 0; i < plane; i++) {
      double x = turn[0] * (i % SIDE) - turn[1] * (i / SIDE) + turn[2];
      double y = turn[1] * (i % SIDE) + turn[0] * (i / SIDE) + turn[3];
      for (int channel = 0; channel < 3; channel++) {
        input[channel * plane + i] =
            (float) ((pixels.sample(x, y, channel) / 255 - MEAN[channel]) / DEVIATION[channel]);
      }
    }
    float[] vector = network.run(input, 1, 3, SIDE, SIDE).values().iterator().next();
    double length = Math.sqrt(cosine(vector, vector));
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) length;
    }
    return vector;
  }

  /** Of two vectors of length 1. */
  static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** a, b, x, y of the least-squares similarity (a -b; b a) p + (x, y). */
  private static double[] similarity(double[] from, double[] to) {
    int count = from.length / 2;
    double[] means = new double[4];
    for (int i = 0; i < count; i++) {
      means[0] += from[2 * i] / count;
      means[1] += from[2 * i + 1] / count;
      means[2] += to[2 * i] / count;
      means[3] += to[2 * i + 1] / count;
    }
    double along = 0;
    double across = 0;
    double spread = 0;
    for (int i = 0; i < count; i++) {
      double x = from[2 * i] - means[0];
      double y = from[2 * i + 1] - means[1];
      double u = to[2 * i] - means[2];
      double v = to[2 * i + 1] - means[3];
      along += x * u + y * v;
      across += x * v - y * u;
      spread += x * x + y * y;
    }
    double a = along / spread;
    double b = across / spread;
    return new double[] {
      a, b, means[2] - a * means[0] + b * means[1], means[3] - b * means[0] - a * means[1]
    };
  }

  private static double middle(float[] points, int one, int other, int axis) {
    return (points[2 * one + axis] + points[2 * other + axis]) / 2;
  }

  private static FacePixels pixels(float[] rgb) {
    byte[] bytes = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(rgb[i])));
    }
    return new FacePixels(RefinerNetwork.SIDE, RefinerNetwork.SIDE, bytes);
  }

  @Override
  public void close() {
    network.close();
  }
}
