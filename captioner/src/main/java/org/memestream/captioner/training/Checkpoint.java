package org.memestream.captioner.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.training.Adam;

/**
 * Where a training stands, on disk: the weights, the optimizer's moments, the step. Each file is
 * written beside and moved into place, so that a kill leaves the last checkpoint whole.
 */
final class Checkpoint {

  private static final String WEIGHTS = "decoder-checkpoint";
  private static final String MOMENTS = "adam-moments";
  private static final String STEP = "step";
  private static final String LOOKS = "looks.tsv";

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

  /** Notes a look beside the checkpoint, so that a curve is whole after a resume. */
  void note(DecoderTraining.Look look) throws IOException {
    String line = "%d\t%s\t%s%n".formatted(look.step(), look.nothing(), look.picture());
    Files.writeString(
        folder.resolve(LOOKS), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The looks up to a step, as they were noted. */
  List<DecoderTraining.Look> looks(long step) throws IOException {
    Path file = folder.resolve(LOOKS);
    if (!Files.exists(file)) {
      return List.of();
    }
    TreeMap<Long, DecoderTraining.Look> looks = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split("\t");
      long at = Long.parseLong(fields[0]);
      looks.put(
          at,
          new DecoderTraining.Look(
              at, Double.parseDouble(fields[1]), Double.parseDouble(fields[2])));
    }
    return List.copyOf(looks.headMap(step, true).values());
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
