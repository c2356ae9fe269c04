package org.memestream.captioner.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.memestream.captioner.djl.Weights;
import org.memestream.captioner.djl.WeightsFile;

/**
 * Where a training stands, on disk: the weights, the optimizer's moments, the step. Each file is
 * written beside and moved into place, so that a kill leaves the last checkpoint whole.
 */
final class Checkpoint {

  private static final String WEIGHTS = "decoder-checkpoint";
  private static final String MOMENTS = "adam-moments";
  private static final String STEP = "step";

  private final Path folder;
  private final Weights weights;
  private final Map<String, String> properties;

  /**
   * @param properties what the weights are, repeated in each file
   */
  Checkpoint(Path folder, Weights weights, Map<String, String> properties) {
    this.folder = folder;
    this.weights = weights;
    this.properties = Map.copyOf(properties);
  }

  /** Name of the file with the weights that did best on the validation rows. */
  static Path best(Path folder) {
    return folder.resolve("best." + WEIGHTS);
  }

  static boolean exists(Path folder) {
    return Files.exists(folder.resolve("last." + WEIGHTS))
        && Files.exists(folder.resolve("last." + MOMENTS));
  }

  /** What a checkpoint holds. */
  record Restored(WeightsFile weights, Weights moments, long step) {}

  static Restored restore(Path folder, NDManager manager) throws IOException {
    WeightsFile weights = readWeights(folder.resolve("last." + WEIGHTS), manager);
    try (InputStream stream = Files.newInputStream(folder.resolve("last." + MOMENTS))) {
      WeightsFile moments = WeightsFile.read(stream, MOMENTS, manager);
      if (!moments.property(STEP).equals(weights.property(STEP))) {
        throw new IOException(
            "the checkpoint in %s mixes steps %s and %s: delete it and start again"
                .formatted(folder, moments.property(STEP), weights.property(STEP)));
      }
      return new Restored(weights, moments.weights(), Long.parseLong(weights.property(STEP)));
    }
  }

  static WeightsFile readWeights(Path file, NDManager manager) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return WeightsFile.read(stream, WEIGHTS, manager);
    }
  }

  void save(Adam adam, Map<String, String> figures, boolean best) throws IOException {
    Map<String, String> all = new HashMap<>(properties);
    all.putAll(figures);
    all.put(STEP, "" + adam.step());
    write(folder.resolve("last." + WEIGHTS), WEIGHTS, all, weights);
    write(folder.resolve("last." + MOMENTS), MOMENTS, all, adam.moments());
    if (best) {
      write(best(folder), WEIGHTS, all, weights);
    }
  }

  private static void write(Path file, String kind, Map<String, String> properties, Weights weights)
      throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream stream = Files.newOutputStream(beside)) {
      WeightsFile.write(stream, kind, properties, weights, WeightsFile.Precision.SINGLE);
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
