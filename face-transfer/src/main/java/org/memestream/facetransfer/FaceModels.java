package org.memestream.facetransfer;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.detection.FaceFilter;
import org.memestream.facetransfer.djl.CnnExpressionReader;
import org.memestream.facetransfer.djl.CnnFaceRefiner;
import org.memestream.facetransfer.djl.CnnLandmarkDetector;
import org.memestream.facetransfer.djl.CnnMouthGenerator;
import org.memestream.facetransfer.djl.TransferModelFile;
import org.memestream.facetransfer.djl.WrinklesFile;
import org.memestream.facetransfer.expression.ExpressionReader;
import org.memestream.facetransfer.landmarks.LandmarkDetector;
import org.memestream.facetransfer.opencv.OpenCvResampler;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.FaceExpressionTransfer;
import org.memestream.facetransfer.transfer.FaceRefiner;
import org.memestream.facetransfer.transfer.MouthGenerator;
import org.memestream.facetransfer.transfer.TransferModel;
import org.memestream.facetransfer.transfer.TransferParts;
import org.memestream.facetransfer.transfer.WrinkleMap;
import org.memestream.runtime.network.InferenceEngine;
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
 */
public record FaceModels(
    Optional<Path> folder, String detector, int minFaceSide, Set<Part> without) {

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
  }

  private static final String RESOURCES = "model/";
  private static final String LANDMARKS = "landmarks.mstw";
  private static final String TRANSFER = "transfer.mstw";

  public FaceModels {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(detector, "detector");
    without = Set.copyOf(without);
  }

  /** Those that ship, whole. */
  public static FaceModels shipped() {
    return new FaceModels(
        Optional.empty(), FaceDetectors.SSD, FaceFilter.DEFAULT.minSide(), Set.of());
  }

  /** The same from a folder of one's own. */
  public FaceModels in(Path ownFolder) {
    return new FaceModels(Optional.of(ownFolder), detector, minFaceSide, without);
  }

  /** The same with another detector. */
  public FaceModels with(String otherDetector) {
    return new FaceModels(folder, otherDetector, minFaceSide, without);
  }

  /** The same for faces of at least that many pixels. */
  public FaceModels withMinFaceSide(int pixels) {
    return new FaceModels(folder, detector, pixels, without);
  }

  /** The same with some parts left out. */
  public FaceModels without(Part... parts) {
    return new FaceModels(folder, detector, minFaceSide, Set.of(parts));
  }

  /**
   * Loads them; the caller closes the transfer.
   *
   * @throws UnusableModelException if one is missing, damaged or does not fit the others
   */
  public ExpressionTransfer open() throws IOException {
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      TransferModel model = required(TRANSFER, FaceModels::transferModel);
      FaceDetector faces = FaceDetectors.open(detector);
      opened.push(faces);
      LandmarkDetector landmarks = required(LANDMARKS, CnnLandmarkDetector::read);
      opened.push(landmarks);
      Optional<ExpressionReader> reader = part(Part.EXPRESSION, CnnExpressionReader::read);
      reader.ifPresent(opened::push);
      Optional<WrinkleMap> wrinkles =
          part(Part.WRINKLES, stream -> WrinklesFile.read(stream, model.expressions()));
      Optional<MouthGenerator> mouths = part(Part.MOUTH, CnnMouthGenerator::read);
      mouths.ifPresent(opened::push);
      Optional<FaceRefiner> refiner =
          part(Part.REFINER, stream -> CnnFaceRefiner.read(stream, model.expressions()));
      refiner.ifPresent(opened::push);
      return new FaceExpressionTransfer(
          new TransferParts(
              faces,
              landmarks,
              model,
              new OpenCvResampler(),
              FaceFilter.DEFAULT.withMinSide(minFaceSide),
              reader,
              wrinkles,
              mouths,
              refiner));
    } catch (IOException | RuntimeException e) {
      opened.forEach(resource -> closed(resource, e));
      throw e;
    }
  }

  private static void closed(AutoCloseable resource, Exception failure) {
    try {
      resource.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  private static TransferModel transferModel(InputStream stream) throws IOException {
    try (NDManager manager = InferenceEngine.start().newBaseManager()) {
      return TransferModelFile.read(stream, manager);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T from(InputStream stream) throws IOException;
  }

  private <T> T required(String file, Reading<T> reading) throws IOException {
    Optional<T> model = read(file, reading);
    return model.orElseThrow(
        () ->
            new UnusableModelException(
                folder
                    .map(path -> "there is no %s in %s".formatted(file, path))
                    .orElse("this build has no " + file)));
  }

  private <T> Optional<T> part(Part part, Reading<T> reading) throws IOException {
    return without.contains(part) ? Optional.empty() : read(part.file, reading);
  }

  private <T> Optional<T> read(String file, Reading<T> reading) throws IOException {
    try (InputStream stream = stream(file)) {
      return stream == null ? Optional.empty() : Optional.of(reading.from(stream));
    }
  }

  private InputStream stream(String file) throws IOException {
    if (folder.isEmpty()) {
      return FaceModels.class.getResourceAsStream(RESOURCES + file);
    }
    try {
      return Files.newInputStream(folder.get().resolve(file));
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
