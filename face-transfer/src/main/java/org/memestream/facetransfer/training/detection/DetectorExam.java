package org.memestream.facetransfer.training.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.runtime.picture.Picture;

/**
 * How a detector does on pictures whose faces are known. A known face counts from {@value
 * #LEAST_SIDE} pixels of its longer side on, when the picture's longer side is {@value #FIELD}; it
 * is found when a detection overlaps it by half (shared over joint area). A detection of that size
 * is a false alarm when it overlaps neither a known face nor a doubtful place by {@value #TOUCHED}.
 */
final class DetectorExam {

  static final double LEAST_SIDE = 20;
  private static final double FIELD = 320;
  private static final double FOUND = 0.5;
  private static final double TOUCHED = 0.3;

  /** What came of one picture, in its pixels. */
  record Answer(
      LabelledPicture picture,
      List<FaceLabel> found,
      List<FaceLabel> missed,
      List<FaceLabel> right,
      List<FaceLabel> falseAlarms,
      double millis) {}

  private final List<Answer> answers = new ArrayList<>();

  List<Answer> answers() {
    return answers;
  }

  /** Asks the detector about one picture. */
  void ask(FaceDetector detector, LabelledPicture picture) {
    Picture shown = picture.raster().picture();
    long start = System.nanoTime();
    List<DetectedFace> faces = detector.detect(shown);
    double millis = (System.nanoTime() - start) / 1e6;
    double scale = FIELD / Math.max(shown.width(), shown.height());
    List<FaceLabel> detections = faces.stream().map(DetectorExam::label).toList();
    Answer answer =
        new Answer(
            picture,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            millis);
    for (FaceLabel known : picture.faces()) {
      if (known.longerSide() * scale >= LEAST_SIDE) {
        boolean found = detections.stream().anyMatch(other -> other.overlap(known) >= FOUND);
        (found ? answer.found : answer.missed).add(known);
      }
    }
    for (FaceLabel detection : detections) {
      if (detection.longerSide() * scale >= LEAST_SIDE) {
        boolean right =
            touches(detection, picture.faces()) || touches(detection, picture.doubtful());
        (right ? answer.right : answer.falseAlarms).add(detection);
      }
    }
    answers.add(answer);
  }

  private static boolean touches(FaceLabel detection, List<FaceLabel> places) {
    return places.stream().anyMatch(place -> place.overlap(detection) >= TOUCHED);
  }

  private static FaceLabel label(DetectedFace face) {
    FaceBox box = face.box();
    double[] points = new double[10];
    return new FaceLabel(
        box.x() + box.width() / 2.0,
        box.y() + box.height() / 2.0,
        box.width(),
        box.height(),
        points,
        face.score());
  }

  /** Figures over the pictures of which the names fit. */
  Map<String, Object> figures(Predicate<String> names) {
    List<Answer> all =
        answers.stream().filter(answer -> names.test(answer.picture().name())).toList();
    int found = all.stream().mapToInt(answer -> answer.found().size()).sum();
    int missed = all.stream().mapToInt(answer -> answer.missed().size()).sum();
    int right = all.stream().mapToInt(answer -> answer.right().size()).sum();
    int alarms = all.stream().mapToInt(answer -> answer.falseAlarms().size()).sum();
    List<Answer> faceless = all.stream().filter(answer -> answer.picture().faceless()).toList();
    int alarmsOnFaceless = faceless.stream().mapToInt(answer -> answer.falseAlarms().size()).sum();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("pictures", all.size());
    figures.put("faces", found + missed);
    figures.put("recall", share(found, found + missed));
    figures.put("detections", right + alarms);
    figures.put("false_alarms", share(alarms, right + alarms));
    figures.put("faceless_pictures", faceless.size());
    figures.put("false_alarms_each_faceless_picture", share(alarmsOnFaceless, faceless.size()));
    figures.put("median_millis", median(all));
    return figures;
  }

  private static double share(int part, int all) {
    return all == 0 ? 0 : Math.round(10_000.0 * part / all) / 10_000.0;
  }

  private static double median(List<Answer> all) {
    double[] millis = all.stream().mapToDouble(Answer::millis).sorted().toArray();
    return millis.length == 0 ? 0 : Math.round(100 * millis[millis.length / 2]) / 100.0;
  }
}
