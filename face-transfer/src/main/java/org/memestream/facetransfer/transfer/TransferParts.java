package org.memestream.facetransfer.transfer;

import java.util.Objects;
import java.util.Optional;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.detection.FaceFilter;
import org.memestream.facetransfer.expression.ExpressionReader;
import org.memestream.facetransfer.landmarks.LandmarkDetector;

/**
 * What a {@link FaceExpressionTransfer} works with.
 *
 * @param detector finds faces
 * @param landmarks lays the mesh onto them
 * @param model expressions, presets and what goes with them
 * @param resampler moves pixels
 * @param filter says which faces can be worked on
 * @param reader sees in drivers what their meshes hardly show
 * @param wrinkles better than those of the model
 * @param mouths better than those drawn from the model's teeth
 * @param refiner improves the result
 */
public record TransferParts(
    FaceDetector detector,
    LandmarkDetector landmarks,
    TransferModel model,
    Resampler resampler,
    FaceFilter filter,
    Optional<ExpressionReader> reader,
    Optional<WrinkleMap> wrinkles,
    Optional<MouthGenerator> mouths,
    Optional<FaceRefiner> refiner) {

  public TransferParts {
    Objects.requireNonNull(detector, "detector");
    Objects.requireNonNull(landmarks, "landmarks");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(resampler, "resampler");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(reader, "reader");
    Objects.requireNonNull(wrinkles, "wrinkles");
    Objects.requireNonNull(mouths, "mouths");
    Objects.requireNonNull(refiner, "refiner");
  }

  /** Only what is needed. */
  public TransferParts(
      FaceDetector detector, LandmarkDetector landmarks, TransferModel model, Resampler resampler) {
    this(
        detector,
        landmarks,
        model,
        resampler,
        FaceFilter.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Closes all that own native memory. */
  void close() {
    detector.close();
    landmarks.close();
    reader.ifPresent(ExpressionReader::close);
    mouths.ifPresent(MouthGenerator::close);
    refiner.ifPresent(FaceRefiner::close);
  }
}
