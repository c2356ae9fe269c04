package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.LandmarkDetector;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.network.ConvolutionBlock;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.picture.Picture;

/**
 * The CNN that {@code memestream train landmarks} makes. A detected face is looked at twice: in the
 * detector's box, then in the square around the points found there.
 */
public final class CnnLandmarkDetector implements LandmarkDetector {

  /** What the weights are called in their file. */
  public static final String KIND = "landmarks";

  /** Side of the first crop over the longer side of the detector's box. */
  private static final double BOX_CROP = 1.25;

  /** Share of the earlier frame in a tracked mesh that moves no more than noise does. */
  private static final float CALM = 0.6f;

  /** Movement at which a tracked mesh follows at once, as a share of the interocular distance. */
  private static final float MOVING = 0.04f;

  private final LandmarkNetwork network = new LandmarkNetwork();
  private final NDManager manager;
  private final Weights folded;
  private final String identity;

  private CnnLandmarkDetector(NDManager manager, Weights trained, String identity) {
    this.manager = manager;
    this.folded = ConvolutionBlock.folded(trained, manager);
    this.identity = identity;
    inCrop(new byte[3 * LandmarkNetwork.SIDE * LandmarkNetwork.SIDE]);
  }

  /**
   * Reads {@code landmarks.mstw}; the stream stays open.
   *
   * @throws UnusableModelException if this is no such file, or damaged
   */
  public static CnnLandmarkDetector read(InputStream stream) throws IOException {
    NDManager manager = InferenceEngine.start().newBaseManager();
    try {
      WeightsFile file = WeightsFile.read(stream, KIND, manager);
      try (Weights trained = file.weights()) {
        return new CnnLandmarkDetector(manager, trained, file.sha256());
      }
    } catch (IllegalArgumentException e) {
      manager.close();
      throw new UnusableModelException(
          "these are weights of a landmark network of another shape: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** SHA-256 of the weights, lower-case hexadecimal. */
  public String identity() {
    return identity;
  }

  @Override
  public Landmarks detect(Picture picture, DetectedFace face) {
    Landmarks first = within(picture, firstCrop(face));
    return within(picture, FaceCrop.around(first, LandmarkNetwork.CROP));
  }

  @Override
  public Landmarks track(Picture frame, Landmarks before) {
    Landmarks found = within(frame, FaceCrop.around(before, LandmarkNetwork.CROP));
    return smoothed(before, found);
  }

  /** Where the first look at a detected face goes. */
  public static FaceCrop firstCrop(DetectedFace face) {
    return FaceCrop.around(face, BOX_CROP);
  }

  /** The mesh of the face in a square of a picture. */
  public Landmarks within(Picture picture, FaceCrop crop) {
    return new Landmarks(crop.toPicture(inCrop(crop.cut(picture, LandmarkNetwork.SIDE))));
  }

  private float[] inCrop(byte[] rgb) {
    try (NDManager scope = manager.newSubManager()) {
      return network
          .forward(folded, CropTensors.stack(scope, List.of(rgb), LandmarkNetwork.SIDE), false)
          .toFloatArray();
    }
  }

  /** Rests on the earlier frame where little moves, so that a still face does not tremble. */
  private static Landmarks smoothed(Landmarks before, Landmarks found) {
    float[] earlier = before.xyz();
    float[] mesh = found.xyz();
    double moving = MOVING * Math.max(1e-3, found.interocularDistance());
    for (int i = 0; i < mesh.length; i += 3) {
      double movement = Math.hypot(mesh[i] - earlier[i], mesh[i + 1] - earlier[i + 1]);
      float kept = CALM * (float) Math.max(0, 1 - movement / moving);
      for (int axis = i; axis < i + 3; axis++) {
        mesh[axis] += kept * (earlier[axis] - mesh[axis]);
      }
    }
    return new Landmarks(mesh);
  }

  @Override
  public void close() {
    manager.close();
  }
}
