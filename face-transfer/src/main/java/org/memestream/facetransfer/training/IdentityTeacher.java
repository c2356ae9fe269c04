package org.memestream.facetransfer.training;

import java.io.IOException;
import java.nio.file.Path;
import org.memestream.facetransfer.detection.Keypoints;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.runtime.network.OnnxNetwork;
import org.memestream.runtime.picture.Picture;

/**
 * MobileFaceNet (Chen et al. 2018), which tells whether two faces are one person's. For measuring
 * only. One instance serves one thread.
 */
final class IdentityTeacher implements AutoCloseable {

  private static final int SIDE = 112;
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  /** Where the five keypoints lie in the crop. */
  private static final double[][] PLACES = {
    {38.29, 51.70}, {73.53, 51.50}, {56.03, 71.74}, {41.55, 92.37}, {70.73, 92.20}
  };

  private final OnnxNetwork network;

  /**
   * @param models folder of the ONNX files
   */
  IdentityTeacher(Path models) throws IOException {
    this.network = new OnnxNetwork(models.resolve("MobileFaceNet.onnx"));
  }

  /** A vector of length 1; the dot product of two tells how alike they are. */
  float[] vector(Picture picture, Keypoints keypoints) {
    byte[] rgb = aligned(keypoints).cut(picture, SIDE);
    int plane = SIDE * SIDE;
    float[] input = new float[3 * plane];
    for (int i = 0; i < rgb.length; i++) {
      int channel = i % 3;
      input[channel * plane + i / 3] =
          ((rgb[i] & 0xff) / 255f - MEAN[channel]) / DEVIATION[channel];
    }
    float[] vector = network.run(input, 1, 3, SIDE, SIDE).get("output0");
    double squares = 0;
    for (float number : vector) {
      squares += number * number;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
    return vector;
  }

  static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** The crop that brings the keypoints nearest to their places, by least squares. */
  static FaceCrop aligned(Keypoints keypoints) {
    Keypoints.Point[] points = {
      keypoints.leftEye(),
      keypoints.rightEye(),
      keypoints.nose(),
      keypoints.leftMouthCorner(),
      keypoints.rightMouthCorner()
    };
    double fromX = 0;
    double fromY = 0;
    double toX = 0;
    double toY = 0;
    for (int i = 0; i < points.length; i++) {
      fromX += PLACES[i][0] / points.length;
      fromY += PLACES[i][1] / points.length;
      toX += points[i].x() / points.length;
      toY += points[i].y() / points.length;
    }
    double along = 0;
    double across = 0;
    double squares = 0;
    for (int i = 0; i < points.length; i++) {
      double x = PLACES[i][0] - fromX;
      double y = PLACES[i][1] - fromY;
      along += x * (points[i].x() - toX) + y * (points[i].y() - toY);
      across += x * (points[i].y() - toY) - y * (points[i].x() - toX);
      squares += x * x + y * y;
    }
    double cos = along / squares;
    double sin = across / squares;
    double x = (SIDE - 1) / 2.0 - fromX;
    double y = (SIDE - 1) / 2.0 - fromY;
    return new FaceCrop(
        toX + cos * x - sin * y,
        toY + sin * x + cos * y,
        SIDE * Math.hypot(cos, sin),
        Math.atan2(sin, cos));
  }

  @Override
  public void close() {
    network.close();
  }
}
