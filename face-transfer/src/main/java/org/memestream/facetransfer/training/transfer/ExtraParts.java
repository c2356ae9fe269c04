package org.memestream.facetransfer.training.transfer;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.detection.FaceFilter;
import org.memestream.facetransfer.djl.CnnFaceRefiner;
import org.memestream.facetransfer.djl.CnnMouthGenerator;
import org.memestream.facetransfer.djl.TransferModelFile;
import org.memestream.facetransfer.djl.WrinklesFile;
import org.memestream.facetransfer.landmarks.LandmarkDetector;
import org.memestream.facetransfer.transfer.FaceRefiner;
import org.memestream.facetransfer.transfer.MouthGenerator;
import org.memestream.facetransfer.transfer.Resampler;
import org.memestream.facetransfer.transfer.TransferModel;
import org.memestream.facetransfer.transfer.TransferParts;
import org.memestream.facetransfer.transfer.WrinkleMap;
import org.memestream.runtime.network.InferenceEngine;
import picocli.CommandLine.Option;

/** Options for the parts that a transfer can do without. */
final class ExtraParts {

  @Option(names = "--wrinkles", description = "wrinkles.mstw (those of the model).")
  private Path wrinkles;

  @Option(names = "--mouth", description = "mouth.mstw (drawn teeth).")
  private Path mouth;

  @Option(names = "--refiner", description = "refiner.mstw (none).")
  private Path refiner;

  TransferParts open(
      FaceDetector detector, LandmarkDetector landmarks, Path file, Resampler resampler)
      throws IOException {
    TransferModel model = read(file);
    return new TransferParts(
        detector,
        landmarks,
        model,
        resampler,
        FaceFilter.DEFAULT,
        Optional.empty(),
        openWrinkles(model),
        openMouth(),
        openRefiner(model));
  }

  private static TransferModel read(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file);
        NDManager manager = InferenceEngine.start().newBaseManager()) {
      return TransferModelFile.read(stream, manager);
    }
  }

  private Optional<WrinkleMap> openWrinkles(TransferModel model) throws IOException {
    if (wrinkles == null) {
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(wrinkles)) {
      return Optional.of(WrinklesFile.read(stream, model.expressions()));
    }
  }

  private Optional<MouthGenerator> openMouth() throws IOException {
    if (mouth == null) {
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(mouth)) {
      return Optional.of(CnnMouthGenerator.read(stream));
    }
  }

  private Optional<FaceRefiner> openRefiner(TransferModel model) throws IOException {
    if (refiner == null) {
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(refiner)) {
      return Optional.of(CnnFaceRefiner.read(stream, model.expressions()));
    }
  }
}
