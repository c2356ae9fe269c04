package org.memestream.facetransfer.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.detection.FaceSighting;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.transfer.TransferOutcome.Refused;
import org.memestream.runtime.picture.Picture;

/** Tells which expression sources stand for. Thread-safe. */
final class ExpressionSources {

  private final FaceDetector detector;
  private final FaceStudy study;
  private final ExpressionEmphasis emphasis;
  private final ExpressionModel model;

  ExpressionSources(TransferParts parts, FaceStudy study) {
    this.detector = parts.detector();
    this.study = study;
    this.model = parts.model().expressions();
    this.emphasis = new ExpressionEmphasis(model, parts.reader());
  }

  /** What a source is worth. */
  sealed interface Answer {

    record Known(ShownExpression shown) implements Answer {}

    record Unusable(Refused why) implements Answer {}
  }

  /** An answer for each source, in their order; the networks see all drivers together. */
  List<Answer> answers(List<ExpressionSource> sources) {
    List<Picture> drivers = new ArrayList<>();
    for (ExpressionSource source : sources) {
      if (source instanceof ExpressionSource.Driver driver) {
        drivers.add(driver.picture());
      }
    }
    List<StudiedFace> faces = largestUsable(drivers);
    List<Picture> pictures = new ArrayList<>();
    List<KnownFace> known = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      if (faces.get(i) instanceof StudiedFace.Known face) {
        pictures.add(drivers.get(i));
        known.add(face.face());
      }
    }
    List<KnownFace> emphasised = emphasis.emphasised(pictures, known);
    List<Answer> answers = new ArrayList<>();
    int driver = 0;
    int used = 0;
    for (ExpressionSource source : sources) {
      if (source instanceof ExpressionSource.Preset preset) {
        answers.add(
            new Answer.Known(
                new ShownExpression(model.preset(preset.expression()), Optional.empty())));
      } else if (faces.get(driver++) instanceof StudiedFace.Unusable unusable) {
        answers.add(
            new Answer.Unusable(
                new Refused(
                    unusable.problem(),
                    "The driver picture cannot be used. " + unusable.sentence())));
      } else {
        answers.add(new Answer.Known(ofDriver(pictures.get(used), emphasised.get(used))));
        used++;
      }
    }
    return answers;
  }

  private static ShownExpression ofDriver(Picture picture, KnownFace face) {
    return new ShownExpression(
        face.expression(),
        Optional.of(new DriverFace(picture, face, LightMeter.of(picture, face.landmarks()))));
  }

  /** For each picture its largest face that can be used; if none can, why the largest cannot. */
  private List<StudiedFace> largestUsable(List<Picture> pictures) {
    List<List<DetectedFace>> found = detector.detect(pictures);
    List<FaceSighting> largest = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      if (!found.get(i).isEmpty()) {
        largest.add(new FaceSighting(pictures.get(i), found.get(i).get(0)));
      }
    }
    List<StudiedFace> studied = study.study(largest);
    List<StudiedFace> usable = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < pictures.size(); i++) {
      usable.add(
          found.get(i).isEmpty()
              ? noFace(pictures.get(i))
              : firstKnown(pictures.get(i), found.get(i), studied.get(next++)));
    }
    return usable;
  }

  private StudiedFace firstKnown(Picture picture, List<DetectedFace> found, StudiedFace largest) {
    if (largest instanceof StudiedFace.Known) {
      return largest;
    }
    return found.stream()
        .skip(1)
        .map(face -> study.study(new FaceSighting(picture, face)))
        .filter(StudiedFace.Known.class::isInstance)
        .findFirst()
        .orElse(largest);
  }

  private static StudiedFace noFace(Picture picture) {
    return new StudiedFace.Unusable(
        new FaceBox(0, 0, picture.width(), picture.height()),
        FaceProblem.NO_FACE,
        "No face was found in it. Use one that shows a face from the front.");
  }
}
