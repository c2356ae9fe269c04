package org.memestream.facetransfer;

import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.memestream.facetransfer.FaceModels.Part;
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
import org.memestream.runtime.network.FileHash;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads {@link FaceModels} once, and names what took part. */
final class FaceModelsOpening {

  private static final Logger log = LoggerFactory.getLogger(FaceModelsOpening.class);

  private static final String RESOURCES = "model/";
  private static final String LANDMARKS = "landmarks.mstw";
  private static final String TRANSFER = "transfer.mstw";
  private static final String DETECTOR = "detector";
  private static final int NAME_DIGITS = 8;

  private final FaceModels models;
  private final SortedMap<String, String> hashes = new TreeMap<>();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  FaceModelsOpening(FaceModels models) {
    this.models = models;
  }

  ExpressionTransfer open() throws IOException {
    try {
      Processor processor = InferenceEngine.available(models.processor());
      TransferModel model = required(TRANSFER, FaceModelsOpening::transferModel);
      FaceDetector faces = owned(FaceDetectors.open(models.detector(), processor));
      hashes.put(DETECTOR, FaceDetectors.identity(models.detector()));
      LandmarkDetector landmarks =
          owned(required(LANDMARKS, stream -> CnnLandmarkDetector.read(stream, processor)));
      Optional<ExpressionReader> reader =
          part(Part.EXPRESSION, stream -> owned(CnnExpressionReader.read(stream, processor)));
      Optional<WrinkleMap> wrinkles =
          part(Part.WRINKLES, stream -> WrinklesFile.read(stream, model.expressions()));
      Optional<MouthGenerator> mouths =
          part(Part.MOUTH, stream -> owned(CnnMouthGenerator.read(stream, processor)));
      Optional<FaceRefiner> refiner =
          part(
              Part.REFINER,
              stream -> owned(CnnFaceRefiner.read(stream, model.expressions(), processor)));
      TransferParts parts =
          new TransferParts(
              faces,
              landmarks,
              model,
              new OpenCvResampler(),
              FaceFilter.DEFAULT.withMinSide(models.minFaceSide()),
              reader,
              wrinkles,
              mouths,
              refiner);
      log.atInfo()
          .addKeyValue("model", name())
          .addKeyValue("detector", models.detector())
          .addKeyValue("processor", processor)
          .log("face models loaded");
      return new FaceExpressionTransfer(parts, name());
    } catch (IOException | RuntimeException e) {
      opened.forEach(resource -> closed(resource, e));
      throw e;
    }
  }

  /** A name that changes with every part: a hash over the names and hashes of all. */
  private String name() {
    FileHash all = new FileHash();
    hashes.forEach(
        (part, hash) -> all.add((part + " " + hash + "\n").getBytes(StandardCharsets.UTF_8)));
    return "face-transfer/" + all.hex().substring(0, NAME_DIGITS);
  }

  private <T extends AutoCloseable> T owned(T resource) {
    opened.push(resource);
    return resource;
  }

  private static void closed(AutoCloseable resource, Exception failure) {
    try {
      resource.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  private static TransferModel transferModel(InputStream stream) throws IOException {
    try (NDManager manager = InferenceEngine.on(Processor.CPU)) {
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
                models
                    .folder()
                    .map(path -> "there is no %s in %s".formatted(file, path))
                    .orElse("this build has no " + file)));
  }

  private <T> Optional<T> part(Part part, Reading<T> reading) throws IOException {
    return models.without().contains(part) ? Optional.empty() : read(part.file(), reading);
  }

  private <T> Optional<T> read(String file, Reading<T> reading) throws IOException {
    Optional<byte[]> bytes = bytes(file);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    hashes.put(file, new FileHash().add(bytes.get()).hex());
    return Optional.of(reading.from(new ByteArrayInputStream(bytes.get())));
  }

  private Optional<byte[]> bytes(String file) throws IOException {
    Optional<Path> folder = models.folder();
    if (folder.isEmpty()) {
      try (InputStream stream = FaceModels.class.getResourceAsStream(RESOURCES + file)) {
        return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
      }
    }
    try {
      return Optional.of(Files.readAllBytes(folder.get().resolve(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
