package org.memestream.facetransfer.djl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.memestream.runtime.network.OnnxNetwork;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureScaler;

/**
 * The face detector of somebody else (YuNet, Wu et al. 2023) in an ONNX file. For use by one thread
 * at a time.
 */
public final class YuNet implements AutoCloseable {

  /** Width and height of what it sees, in pixels. */
  public static final int SIDE = 320;

  private static final int[] STRIDES = {8, 16, 32};

  private final OnnxNetwork network;
  private final PictureScaler scaler = new PictureScaler();

  /**
   * @param processor where the network computes
   * @throws UnusableModelException if there is no ONNX network
   */
  public YuNet(Path file, Processor processor) throws IOException {
    this.network = new OnnxNetwork(file, processor);
  }

  /**
   * All that it takes for faces, before suppression.
   *
   * @param longerSide pixels to which the picture's longer side is scaled, at most {@value #SIDE}
   * @param minScore 0 to 1
   * @return in pixels of the picture
   * @throws IllegalStateException if the network fails, or gives other outputs than YuNet
   */
  public List<FaceCandidate> candidates(Picture picture, int longerSide, double minScore) {
    double scale = (double) longerSide / Math.max(picture.width(), picture.height());
    Picture small =
        scaler.scaledTo(
            picture,
            Math.max(1, (int) (picture.width() * scale)),
            Math.max(1, (int) (picture.height() * scale)));
    Map<String, float[]> answer = network.run(planes(small), 1, 3, SIDE, SIDE);
    List<FaceCandidate> candidates = new ArrayList<>();
    for (int stride : STRIDES) {
      for (FaceCandidate candidate : decoded(answer, stride, minScore)) {
        candidates.add(candidate.scaled(1 / scale));
      }
    }
    return candidates;
  }

  /** Blue, green and red planes of bytes, the picture in the upper left of a black field. */
  private static float[] planes(Picture picture) {
    byte[] rgb = picture.rgb();
    float[] planes = new float[3 * SIDE * SIDE];
    for (int y = 0, from = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        for (int channel = 2; channel >= 0; channel--, from++) {
          planes[(channel * SIDE + y) * SIDE + x] = rgb[from] & 0xff;
        }
      }
    }
    return planes;
  }

  private static List<FaceCandidate> decoded(
      Map<String, float[]> answer, int stride, double minScore) {
    int columns = SIDE / stride;
    int cells = columns * columns;
    float[] classes = output(answer, "cls_" + stride, cells);
    float[] objects = output(answer, "obj_" + stride, cells);
    float[] boxes = output(answer, "bbox_" + stride, 4 * cells);
    float[] points = output(answer, "kps_" + stride, 10 * cells);
    List<FaceCandidate> candidates = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      double score = Math.sqrt(clipped(classes[cell]) * clipped(objects[cell]));
      if (score < minScore) {
        continue;
      }
      int column = cell % columns;
      int row = cell / columns;
      double[] moved = new double[10];
      for (int i = 0; i < 10; i++) {
        moved[i] = ((i % 2 == 0 ? column : row) + points[10 * cell + i]) * stride;
      }
      candidates.add(
          new FaceCandidate(
              (column + boxes[4 * cell]) * stride,
              (row + boxes[4 * cell + 1]) * stride,
              Math.exp(boxes[4 * cell + 2]) * stride,
              Math.exp(boxes[4 * cell + 3]) * stride,
              score,
              moved));
    }
    return candidates;
  }

  private static float[] output(Map<String, float[]> answer, String name, int length) {
    float[] values = answer.get(name);
    if (values == null || values.length != length) {
      throw new IllegalStateException(
          "it has no output %s of %d numbers, but %s".formatted(name, length, answer.keySet()));
    }
    return values;
  }

  private static double clipped(double value) {
    return Math.max(0, Math.min(1, value));
  }

  @Override
  public void close() {
    network.close();
  }
}
