package org.memestream.facetransfer.opencv;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.runtime.opencv.MatScope;
import org.memestream.runtime.opencv.OpenCvLibrary;
import org.memestream.runtime.picture.Picture;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfRect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.CascadeClassifier;

/**
 * Drawn faces by a cascade file over local binary patterns, such as lbpcascade_animeface. It errs
 * often, so it serves to say where a drawn face may be, when detectors are taught and measured. All
 * faces score 1. One scan runs at a time.
 */
public final class DrawnFaceCascade implements FaceDetector {

  private static final double SCALE_STEP = 1.1;
  private static final int MIN_NEIGHBOURS = 5;
  private static final int WINDOW = 24;

  private CascadeClassifier classifier;

  /**
   * @throws NoSuchFileException if there is no such file
   * @throws IllegalArgumentException if it holds no cascade
   */
  public DrawnFaceCascade(Path file) throws NoSuchFileException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    OpenCvLibrary.load();
    classifier = new CascadeClassifier(file.toString());
    if (classifier.empty()) {
      throw new IllegalArgumentException("OpenCV reads no cascade from " + file);
    }
  }

  @Override
  public synchronized List<DetectedFace> detect(Picture picture) {
    if (classifier == null) {
      throw new IllegalStateException("the cascade is closed");
    }
    try (MatScope scope = new MatScope()) {
      Mat rgb = scope.own(new Mat(picture.height(), picture.width(), CvType.CV_8UC3));
      rgb.put(0, 0, picture.rgb());
      Mat gray = scope.own(new Mat());
      Imgproc.cvtColor(rgb, gray, Imgproc.COLOR_RGB2GRAY);
      Imgproc.equalizeHist(gray, gray);
      MatOfRect boxes = scope.own(new MatOfRect());
      classifier.detectMultiScale(
          gray, boxes, SCALE_STEP, MIN_NEIGHBOURS, 0, new Size(WINDOW, WINDOW), new Size());
      return Arrays.stream(boxes.toArray())
          .map(box -> new DetectedFace(new FaceBox(box.x, box.y, box.width, box.height), 1))
          .sorted(DetectedFace.LARGEST_FIRST)
          .toList();
    }
  }

  @Override
  public synchronized void close() {
    classifier = null;
  }
}
