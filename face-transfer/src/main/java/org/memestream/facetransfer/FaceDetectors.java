package org.memestream.facetransfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.djl.ManifestFaceDetector;
import org.memestream.facetransfer.djl.SsdFaceDetector;
import org.memestream.facetransfer.opencv.HaarFaceDetector;
import org.memestream.runtime.network.FileHash;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;

/** Opens the face detector that a setting names. */
public final class FaceDetectors {

  /** The single-shot detector that comes with the program. */
  public static final String SSD = "ssd";

  /** The Haar cascade that comes with OpenCV. */
  public static final String HAAR = "haar";

  private static final String WEIGHTS = "model/face-detector.mstw";

  private FaceDetectors() {}

  /**
   * A detector; the caller closes it.
   *
   * @param setting {@value #SSD}, {@value #HAAR}, or the path of a {@code detector.json} with the
   *     network of somebody else beside it
   * @throws UnusableModelException if there is no such detector, and why
   */
  public static FaceDetector open(String setting) throws IOException {
    return open(setting, Processor.AUTO);
  }

  /**
   * Like {@link #open(String)}.
   *
   * @param processor where networks compute; {@value #HAAR} is none and computes on the CPU
   */
  public static FaceDetector open(String setting, Processor processor) throws IOException {
    return switch (setting) {
      case SSD -> shipped(processor);
      case HAAR -> new HaarFaceDetector();
      default -> ManifestFaceDetector.open(manifest(setting), processor);
    };
  }

  /** Tells detectors apart: a SHA-256 of the weights or of the manifest, or a name. */
  static String identity(String setting) throws IOException {
    return switch (setting) {
      case SSD -> {
        try (InputStream stream = FaceDetectors.class.getResourceAsStream(WEIGHTS)) {
          yield stream == null ? SSD : new FileHash().add(stream.readAllBytes()).hex();
        }
      }
      case HAAR -> HAAR;
      default -> new FileHash().add(manifest(setting)).hex();
    };
  }

  /** Whether the weights of {@value #SSD} are in this build. */
  static boolean hasShipped() {
    return FaceDetectors.class.getResource(WEIGHTS) != null;
  }

  private static FaceDetector shipped(Processor processor) throws IOException {
    try (InputStream stream = FaceDetectors.class.getResourceAsStream(WEIGHTS)) {
      if (stream == null) {
        throw new UnusableModelException(
            "this build has no %s; name the detector %s or a manifest".formatted(WEIGHTS, HAAR));
      }
      return SsdFaceDetector.read(stream, processor);
    }
  }

  private static Path manifest(String setting) throws UnusableModelException {
    if (!setting.endsWith(".json")) {
      throw new UnusableModelException(
          "\"%s\" is no face detector; there are %s, %s and the path of a manifest that ends in"
                  .formatted(setting, SSD, HAAR)
              + " .json");
    }
    try {
      return Path.of(setting);
    } catch (InvalidPathException e) {
      throw new UnusableModelException(
          "\"%s\" is no path: %s".formatted(setting, e.getReason()), e);
    }
  }
}
