package org.memestream.facetransfer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.landmarks.FaceCrop;

/**
 * How the judge sees a face: an upright square around a detector's box, grey, faded out towards the
 * border, where press crops repeat their edge and portraits show hair and background; brightness
 * and contrast made alike.
 */
final class JudgeCrop {

  /** Side of the square over the longer side of the box. */
  static final double FACTOR = 1.35;

  private static final double FULL = 0.72;
  private static final double GONE = 0.95;

  private JudgeCrop() {}

  /** The square around a detected face. */
  static FaceCrop around(DetectedFace face) {
    FaceBox box = face.box();
    return new FaceCrop(
        box.x() + box.width() / 2.0,
        box.y() + box.height() / 2.0,
        FACTOR * Math.max(box.width(), box.height()),
        0);
  }

  /**
   * @param crops for each face 64 * 64 * 3 bytes: R, G, B
   * @return [N, 1, 64, 64], mean 0 and deviation 1 within the fade
   */
  static NDArray stack(NDManager manager, List<byte[]> crops) {
    int side = JudgeNetwork.SIDE;
    float[] fade = fade(side);
    FloatBuffer values = FloatBuffer.allocate(crops.size() * side * side);
    for (byte[] rgb : crops) {
      values.put(normalised(rgb, fade));
    }
    return manager.create(values.rewind(), new Shape(crops.size(), 1, side, side));
  }

  private static float[] normalised(byte[] rgb, float[] fade) {
    float[] grey = new float[fade.length];
    double weight = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < grey.length; i++) {
      grey[i] =
          0.299f * (rgb[3 * i] & 0xff)
              + 0.587f * (rgb[3 * i + 1] & 0xff)
              + 0.114f * (rgb[3 * i + 2] & 0xff);
      weight += fade[i];
      sum += fade[i] * grey[i];
      squares += fade[i] * grey[i] * grey[i];
    }
    double mean = sum / weight;
    double deviation = Math.sqrt(Math.max(0, squares / weight - mean * mean)) + 4;
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (float) ((grey[i] - mean) / deviation) * fade[i];
    }
    return grey;
  }

  private static float[] fade(int side) {
    float[] fade = new float[side * side];
    for (int i = 0; i < fade.length; i++) {
      double x = (i % side + 0.5) / side * 2 - 1;
      double y = (i / side + 0.5) / side * 2 - 1;
      double out = (Math.hypot(x, y) - FULL) / (GONE - FULL);
      fade[i] = (float) Math.max(0, Math.min(1, 1 - out));
    }
    return fade;
  }
}
