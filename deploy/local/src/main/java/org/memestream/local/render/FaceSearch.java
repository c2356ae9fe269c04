package org.memestream.local.render;

import java.io.IOException;
import java.util.List;
import org.memestream.facetransfer.FaceDetectors;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.local.console.CommandFailure;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.picture.Picture;

/** Finds out where faces are that nobody told. */
final class FaceSearch {

  /** In place of a detector: no face is looked for. */
  static final String NONE = "none";

  private final String detector;

  /**
   * @param detector as {@link FaceDetectors#open} takes it, or {@value #NONE}
   */
  FaceSearch(String detector) {
    this.detector = detector;
  }

  /**
   * The faces of a picture, in its pixels, largest first.
   *
   * @throws CommandFailure when there is no such detector
   */
  List<FaceBox> faces(Picture picture) {
    if (detector.equals(NONE)) {
      return List.of();
    }
    try (FaceDetector faces = FaceDetectors.open(detector)) {
      return faces.detect(picture.opaque()).stream().map(face -> box(face.box())).toList();
    } catch (UnusableModelException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.STORAGE, "The face detector cannot be read: " + e.getMessage(), e);
    }
  }

  private static FaceBox box(org.memestream.facetransfer.detection.FaceBox box) {
    return new FaceBox(box.x(), box.y(), box.width(), box.height());
  }
}
