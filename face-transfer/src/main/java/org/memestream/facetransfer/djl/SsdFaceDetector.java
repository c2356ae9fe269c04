package org.memestream.facetransfer.djl;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.picture.Picture;

/**
 * The single-shot detector that `memestream train face-detector` makes: faces from the front to
 * near profile, photographed or drawn, with keypoints. The score is a probability, 0 to 1.
 *
 * <p>A picture is scanned with its longer side at {@value #SIDE} pixels. A large picture in which
 * that shows no face, or one that is so small there that others may have been missed, is scanned
 * once more, finer: a face of 40 pixels is then seen in pictures of up to 8 megapixels. The second
 * scan sees at most 832 pixels, so that it costs at most seven times the first; what grows with the
 * picture is scaling it down, which the limits of pictures bound. Scans of the same picture give
 * the same faces, and may run side by side.
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
  private final SsdScanner scanner;
  private volatile boolean closed;

  private SsdFaceDetector(NDManager manager, SsdScanner scanner) {
    this.manager = manager;
    this.scanner = scanner;
  }

  /**
   * Reads {@code face-detector.mstw}; the stream stays open.
   *
   * @throws UnusableModelException if this is no such file, or damaged
   */
  public static SsdFaceDetector read(InputStream stream) throws IOException {
    return read(stream, Processor.AUTO);
  }

  /**
   * Like {@link #read(InputStream)}.
   *
   * @param processor where the network computes
   */
  public static SsdFaceDetector read(InputStream stream, Processor processor) throws IOException {
    NDManager manager = InferenceEngine.on(processor);
    return read(stream, manager, NetworkBatches.on(manager));
  }

  /** Takes the manager over. */
  static SsdFaceDetector read(InputStream stream, NDManager manager, NetworkBatches batches)
      throws IOException {
    try {
      Weights weights = WeightsFile.read(stream, KIND, manager).weights();
      SsdScanner scanner = new SsdScanner(manager, weights, batches);
      scanner.check();
      return new SsdFaceDetector(manager, scanner);
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  @Override
  public List<DetectedFace> detect(Picture picture) {
    return detect(List.of(picture)).get(0);
  }

  @Override
  public List<List<DetectedFace>> detect(List<Picture> pictures) {
    List<List<FaceCandidate>> found = candidates(pictures, MIN_SCORE);
    List<List<DetectedFace>> faces = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      faces.add(faces(found.get(i), pictures.get(i)));
    }
    return faces;
  }

  /** All that may be a face, after suppression, surest first, in pixels of the picture. */
  public List<FaceCandidate> candidates(Picture picture, double minScore) {
    return candidates(List.of(picture), minScore).get(0);
  }

  private List<List<FaceCandidate>> candidates(List<Picture> pictures, double minScore) {
    if (closed) {
      throw new IllegalStateException("the face detector is closed");
    }
    List<List<FaceCandidate>> found =
        scanner.scan(
            pictures.stream().map(picture -> new SsdScanner.Scan(picture, SIDE)).toList(),
            minScore);
    Map<Integer, SsdScanner.Scan> finer = new LinkedHashMap<>();
    for (int i = 0; i < pictures.size(); i++) {
      Picture picture = pictures.get(i);
      int longer = longerSide(picture);
      if (longer > LARGE_PICTURE && wantsFineScan(found.get(i), (double) SIDE / longer)) {
        double side = Math.max(LEAST_FINE_SIDE, Math.min(FINEST_SIDE, longer * FINE_SHARE));
        finer.put(i, new SsdScanner.Scan(picture, (int) side));
      }
    }
    Iterator<List<FaceCandidate>> second =
        scanner.scan(List.copyOf(finer.values()), minScore).iterator();
    finer.keySet().forEach(i -> found.get(i).addAll(second.next()));
    return found.stream().map(some -> FaceCandidate.strongest(some, MAX_OVERLAP)).toList();
  }

  private static int longerSide(Picture picture) {
    return Math.max(picture.width(), picture.height());
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

  @Override
  public void close() {
    closed = true;
    manager.close();
  }
}
