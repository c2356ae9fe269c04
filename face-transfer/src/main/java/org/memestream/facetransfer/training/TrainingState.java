package org.memestream.facetransfer.training;

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
 * Where a training stands, on disk: weights, the optimizer's moments, the step, and the looks taken
 * on the way. Each file is written beside and moved into place, so that a kill leaves the last
 * checkpoint whole.
 *
 * @param folder of the files
 * @param kind of the weights that come of it, such as {@code landmarks}
 */
record TrainingState(Path folder, String kind) {

  private static final String MOMENTS = "adam-moments";
  private static final String STEP = "step";
  private static final String LOOKS = "looks.tsv";

  /** What a checkpoint holds. */
  record Restored(Weights weights, Weights moments, long step) {}

  /**
   * An exam on the way.
   *
   * @param step after which it was taken
   * @param value measured
   */
  record Look(long step, double value) {}

  boolean exists() {
    return Files.exists(last()) && Files.exists(folder.resolve("last." + MOMENTS));
  }

  Restored restore(NDManager manager) throws IOException {
    WeightsFile weights = read(last(), kind, manager);
    WeightsFile moments = read(folder.resolve("last." + MOMENTS), MOMENTS, manager);
    if (!moments.property(STEP).equals(weights.property(STEP))) {
      throw new IOException(
          "the checkpoint in %s mixes steps %s and %s: delete it and start again"
              .formatted(folder, moments.property(STEP), weights.property(STEP)));
    }
    return new Restored(
        weights.weights(), moments.weights(), Long.parseLong(weights.property(STEP)));
  }

  private static WeightsFile read(Path file, String kind, NDManager manager) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return WeightsFile.read(stream, kind, manager);
    }
  }

  void save(Weights weights, Adam adam) throws IOException {
    Map<String, String> properties = Map.of(STEP, "" + adam.step());
    write(last(), kind, properties, weights, WeightsFile.Precision.SINGLE);
    write(
        folder.resolve("last." + MOMENTS),
        MOMENTS,
        properties,
        adam.moments(),
        WeightsFile.Precision.SINGLE);
  }

  /** Writes the weights as they are used, in half precision. Returns their SHA-256. */
  String finish(Weights weights, Map<String, String> properties, long step) throws IOException {
    Map<String, String> all = new HashMap<>(properties);
    all.put(STEP, "" + step);
    return write(folder.resolve(kind + ".mstw"), kind, all, weights, WeightsFile.Precision.HALF);
  }

  private Path last() {
    return folder.resolve("last." + kind + "-checkpoint");
  }

  private static String write(
      Path file,
      String kind,
      Map<String, String> properties,
      Weights weights,
      WeightsFile.Precision precision)
      throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    String hash;
    try (OutputStream stream = Files.newOutputStream(beside)) {
      hash = WeightsFile.write(stream, kind, properties, weights, precision);
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return hash;
  }

  /** Notes a look, so that a curve is whole after a resume. */
  void note(Look look) throws IOException {
    Files.writeString(
        folder.resolve(LOOKS),
        "%d\t%s%n".formatted(look.step, look.value),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The looks up to a step, in order. */
  List<Look> looks(long step) throws IOException {
    Path file = folder.resolve(LOOKS);
    if (!Files.exists(file)) {
      return List.of();
    }
    TreeMap<Long, Look> looks = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split("\t");
      long at = Long.parseLong(fields[0]);
      looks.put(at, new Look(at, Double.parseDouble(fields[1])));
    }
    return List.copyOf(looks.headMap(step, true).values());
  }
}
