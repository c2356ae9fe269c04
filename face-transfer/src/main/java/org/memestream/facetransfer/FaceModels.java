package org.memestream.facetransfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.memestream.facetransfer.detection.FaceFilter;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;

/**
 * Which models an expression transfer is made of.
 *
 * @param folder with {@code landmarks.mstw}, {@code transfer.mstw} and, where they shall take part,
 *     {@code expression.mstw}, {@code wrinkles.mstw}, {@code mouth.mstw} and {@code refiner.mstw};
 *     empty for those that ship
 * @param detector as {@link FaceDetectors#open} takes it
 * @param minFaceSide shortest side of a face box, in pixels, that is worked on
 * @param without parts that are left out though there are weights for them
 * @param processor where the networks compute; a detector by manifest always on the CPU
 */
public record FaceModels(
    Optional<Path> folder,
    String detector,
    int minFaceSide,
    Set<Part> without,
    Processor processor) {

  /** Parts that a transfer can do without. */
  public enum Part {
    EXPRESSION("expression.mstw"),
    WRINKLES("wrinkles.mstw"),
    MOUTH("mouth.mstw"),
    REFINER("refiner.mstw");

    private final String file;

    Part(String file) {
      this.file = file;
    }

    /** Name of its weights. */
    String file() {
      return file;
    }
  }

  public FaceModels {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(detector, "detector");
    Objects.requireNonNull(processor, "processor");
    without = Set.copyOf(without);
  }

  /** Those that ship, whole. */
  public static FaceModels shipped() {
    return new FaceModels(
        Optional.empty(),
        FaceDetectors.SSD,
        FaceFilter.DEFAULT.minSide(),
        Set.of(),
        Processor.AUTO);
  }

  /** The same from a folder of one's own. */
  public FaceModels in(Path ownFolder) {
    return new FaceModels(Optional.of(ownFolder), detector, minFaceSide, without, processor);
  }

  /** The same with another detector. */
  public FaceModels with(String otherDetector) {
    return new FaceModels(folder, otherDetector, minFaceSide, without, processor);
  }

  /** The same for faces of at least that many pixels. */
  public FaceModels withMinFaceSide(int pixels) {
    return new FaceModels(folder, detector, pixels, without, processor);
  }

  /** The same with some parts left out. */
  public FaceModels without(Part... parts) {
    return new FaceModels(folder, detector, minFaceSide, Set.of(parts), processor);
  }

  /** The same with networks that compute elsewhere. */
  public FaceModels on(Processor otherProcessor) {
    return new FaceModels(folder, detector, minFaceSide, without, otherProcessor);
  }

  /**
   * Loads them; the caller closes the transfer.
   *
   * @throws UnusableModelException if one is missing, damaged or does not fit the others
   */
  public ExpressionTransfer open() throws IOException {
    return new FaceModelsOpening(this).open();
  }
}
