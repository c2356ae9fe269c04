package org.memestream.facetransfer.opencv;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.runtime.opencv.MatScope;
import org.memestream.runtime.picture.Picture;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfInt;
import org.opencv.core.MatOfRect;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.CascadeClassifier;

/**
 * Upright, frontal faces by a boosted cascade of Haar-like features (Viola and Jones, "Rapid object
 * detection using a boosted cascade of simple features", 2001; the cascade by Lienhart). It misses
 * profiles and tilted heads.
 *
 * <p>Pictures are scanned at a longest side of at most {@value #SCANNED_SIDE} pixels with windows
 * from {@value #WINDOW} pixels up, so a picture of 2048 pixels shows faces from 40 pixels. The
 * score is the response of the cascade's last stage.
 *
 * <p>One scan runs at a time, since a classifier is not thread-safe and OpenCV spreads each scan
 * over the cores by itself.
 */
public final class HaarFaceDetector implements FaceDetector {

  static final int SCANNED_SIDE = 1024;
  static final int WINDOW = 20;

  // Of the frontal cascades in the jar, with these two settings, it hit least often on 255 photos
  // of
  // things (12 times) while it found each of 72 portraits exactly once.
  private static final String CASCADE = "haarcascade_frontalface_alt";
  private static final double SCALE_STEP = 1.2;
  private static final int MIN_NEIGHBOURS = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private CascadeClassifier classifier;

  /** Loads OpenCV and the cascade; the first time in a process this takes about a second. */
  public HaarFaceDetector() {
    classifier = new HaarCascade(CASCADE).open();
  }

  @Override
  public List<DetectedFace> detect(Picture picture) {
    lock.lock();
    try (MatScope scope = new MatScope()) {
      if (classifier == null) {
        throw new IllegalStateException("the face detector is closed");
      }
      Mat gray = scannedGray(picture, scope);
      MatOfRect boxes = scope.own(new MatOfRect());
      MatOfDouble scores = scope.own(new MatOfDouble());
      classifier.detectMultiScale3(
          gray,
          boxes,
          scope.own(new MatOfInt()),
          scores,
          SCALE_STEP,
          MIN_NEIGHBOURS,
          0,
          new Size(WINDOW, WINDOW),
          new Size(),
          true);
      return faces(boxes.toArray(), scores, (double) picture.width() / gray.cols(), picture);
    } finally {
      lock.unlock();
    }
  }

  private static Mat scannedGray(Picture picture, MatScope scope) {
    Mat rgb = scope.own(new Mat(picture.height(), picture.width(), CvType.CV_8UC3));
    rgb.put(0, 0, picture.rgb());
    Mat gray = scope.own(new Mat());
    Imgproc.cvtColor(rgb, gray, Imgproc.COLOR_RGB2GRAY);
    double scale = (double) SCANNED_SIDE / Math.max(picture.width(), picture.height());
    if (scale < 1) {
      Imgproc.resize(gray, gray, new Size(), scale, scale, Imgproc.INTER_AREA);
    }
    // Dim and washed-out pictures then look alike to the features.
    Imgproc.equalizeHist(gray, gray);
    return gray;
  }

  private static List<DetectedFace> faces(
      Rect[] boxes, MatOfDouble scores, double enlargement, Picture picture) {
    // OpenCV leaves the scores untyped when there are no boxes.
    double[] values = boxes.length == 0 ? new double[0] : scores.toArray();
    return IntStream.range(0, boxes.length)
        .mapToObj(i -> new DetectedFace(enlarged(boxes[i], enlargement, picture), values[i]))
        .sorted(DetectedFace.LARGEST_FIRST)
        .toList();
  }

  private static FaceBox enlarged(Rect box, double by, Picture picture) {
    int x = (int) Math.round(box.x * by);
    int y = (int) Math.round(box.y * by);
    return new FaceBox(
        x,
        y,
        (int) Math.min(Math.round(box.width * by), picture.width() - x),
        (int) Math.min(Math.round(box.height * by), picture.height() - y));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      classifier = null;
    } finally {
      lock.unlock();
    }
  }
}
