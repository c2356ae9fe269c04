package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureScaler;

/**
 * The single-shot detector that `memestream train face-detector` makes: faces from the front to
 * near profile, photographed or drawn, with keypoints. The score is a probability, 0 to 1.
 *
 * <p>A picture is scanned with its longer side at {@value #SIDE} pixels. A large picture in which
 * that shows no face, or one that is so small there that others may have been missed, is scanned
 * once more, finer: a face of 40 pixels is then seen in pictures of up to 8 megapixels. Scans of
 * the same picture give the same faces, and may run side by side.
 */
public final class SsdFaceDetector implements FaceDetector {

  /** Kind of the weights file. */
  public static final String KIND = "face-detector";

  /** Longer side of the first scan in pixels. */
  public static final int SIDE = 320;

  /**
   * From this probability on, it is a face: on pictures kept from training the lowest at which few
   * detections are false alarms while nine of ten faces are found.
   */
  public static final double MIN_SCORE = 0.6;

  private static final double MAX_OVERLAP = 0.35;

  /** Longer side of pictures, in pixels, above which a second scan may pay. */
  private static final int LARGE_PICTURE = 1000;

  /** A face below that longer side, in pixels of the first scan, hints at smaller ones. */
  private static final double SMALL_FACE = 20;

  /** The second scan sees the picture at this share of its size, within these sides in pixels. */
  private static final double FINE_SHARE = 0.25;

  private static final int FINEST_SIDE = 832;
  private static final int LEAST_FINE_SIDE = 512;

  private final NDManager manager;
  private final Weights weights;
  private final SsdNetwork network = new SsdNetwork();
  private final PictureScaler scaler = new PictureScaler();
  private volatile boolean closed;

  private SsdFaceDetector(NDManager manager, Weights weights) {
    this.manager = manager;
    this.weights = weights;
  }

  /**
   * Reads {@code face-detector.mstw}; the stream stays open.
   *
   * @throws UnusableModelException if this is no such file, or damaged
   */
  public static SsdFaceDetector read(InputStream stream) throws IOException {
    NDManager manager = InferenceEngine.start().newBaseManager();
    try {
      Weights weights = WeightsFile.read(stream, KIND, manager).weights();
      SsdFaceDetector detector = new SsdFaceDetector(manager, weights);
      detector.check();
      return detector;
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** Tries the weights, so that a wrong file is known before the first picture. */
  private void check() throws UnusableModelException {
    try (NDManager scope = manager.newSubManager()) {
      int side = SsdNetwork.FIELD_STEP;
      network.forward(weights, scope.zeros(new Shape(1, 3, side, side)), false);
    } catch (RuntimeException e) {
      throw new UnusableModelException(
          "these are weights of a detector of another shape: " + e.getMessage(), e);
    }
  }

  @Override
  public List<DetectedFace> detect(Picture picture) {
    return faces(candidates(picture, MIN_SCORE), picture);
  }

  /** All that may be a face, after suppression, surest first, in pixels of the picture. */
  public List<FaceCandidate> candidates(Picture picture, double minScore) {
    int longer = Math.max(picture.width(), picture.height());
    List<FaceCandidate> found = scan(picture, SIDE, minScore);
    if (longer > LARGE_PICTURE && wantsFineScan(found, (double) SIDE / longer)) {
      int side = (int) Math.max(LEAST_FINE_SIDE, Math.min(FINEST_SIDE, longer * FINE_SHARE));
      found.addAll(scan(picture, side, minScore));
    }
    return FaceCandidate.strongest(found, MAX_OVERLAP);
  }

  private static boolean wantsFineScan(List<FaceCandidate> found, double scale) {
    List<FaceCandidate> sure = found.stream().filter(face -> face.score() >= MIN_SCORE).toList();
    return sure.isEmpty()
        || sure.stream()
            .anyMatch(face -> scale * Math.max(face.width(), face.height()) < SMALL_FACE);
  }

  private static List<DetectedFace> faces(List<FaceCandidate> candidates, Picture picture) {
    return candidates.stream()
        .flatMap(face -> face.face(picture.width(), picture.height()).stream())
        .sorted(DetectedFace.LARGEST_FIRST)
        .toList();
  }

  private List<FaceCandidate> scan(Picture picture, int longerSide, double minScore) {
    if (closed) {
      throw new IllegalStateException("the face detector is closed");
    }
    SsdField field = SsdField.of(picture, longerSide, scaler);
    double enlarge = (double) Math.max(picture.width(), picture.height()) / longerSide;
    List<FaceCandidate> found = new ArrayList<>();
    try (NDManager scope = manager.newSubManager()) {
      NDArray planes =
          scope.create(
              FloatBuffer.wrap(field.planes()), new Shape(1, 3, field.rows(), field.columns()));
      List<NDArray> maps = network.forward(weights, planes, false);
      for (int level = 0; level < maps.size(); level++) {
        int stride = SsdNetwork.STRIDES.get(level);
        new SsdMap(maps.get(level).toFloatArray(), stride, field.columns() / stride)
            .collect(minScore, enlarge, found);
      }
    }
    return found;
  }

  @Override
  public void close() {
    closed = true;
    manager.close();
  }
}
