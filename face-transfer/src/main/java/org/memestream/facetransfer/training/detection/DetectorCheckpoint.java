package org.memestream.facetransfer.training.detection;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;
import org.memestream.runtime.training.Adam;

/**
 * Where a detector's training stands, on disk: weights, the optimizer's moments and the losses so
 * far. Each file is written beside and moved into place, so that a kill leaves the last one whole.
 */
final class DetectorCheckpoint {

  private static final String WEIGHTS = "detector-checkpoint";
  private static final String MOMENTS = "adam-moments";
  private static final String STEP = "step";
  private static final String LOOKS = "looks.tsv";

  private final Path folder;

  DetectorCheckpoint(Path folder) {
    this.folder = folder;
  }

  boolean exists() {
    return Files.exists(file(WEIGHTS)) && Files.exists(file(MOMENTS));
  }

  /** What a checkpoint holds. */
  record Restored(Weights weights, Weights moments, long step) {}

  /**
   * @throws IOException also if the files are of different steps
   */
  Restored restore(NDManager manager) throws IOException {
    WeightsFile weights = read(WEIGHTS, manager);
    WeightsFile moments = read(MOMENTS, manager);
    String step = weights.properties().get(STEP);
    if (!moments.properties().get(STEP).equals(step)) {
      throw new IOException(
          "the checkpoint in %s mixes steps %s and %s: delete it and start again"
              .formatted(folder, moments.properties().get(STEP), step));
    }
    return new Restored(weights.weights(), moments.weights(), Long.parseLong(step));
  }

  private WeightsFile read(String kind, NDManager manager) throws IOException {
    try (InputStream stream = Files.newInputStream(file(kind))) {
      return WeightsFile.read(stream, kind, manager);
    }
  }

  void save(Weights weights, Adam adam) throws IOException {
    Map<String, String> properties = Map.of(STEP, "" + adam.step());
    write(WEIGHTS, properties, weights);
    write(MOMENTS, properties, adam.moments());
  }

  private void write(String kind, Map<String, String> properties, Weights weights)
      throws IOException {
    Path beside = folder.resolve(kind + ".part");
    try (OutputStream stream = Files.newOutputStream(beside)) {
      WeightsFile.write(stream, kind, properties, weights, WeightsFile.Precision.SINGLE);
    }
    Files.move(
        beside, file(kind), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file(String kind) {
    return folder.resolve(kind + ".mstw");
  }

  /** All looks, as they were written with {@link #note}, up to a step. */
  List<DetectorTraining.Look> looks(long step) throws IOException {
    List<DetectorTraining.Look> looks = new ArrayList<>();
    if (Files.exists(folder.resolve(LOOKS))) {
      for (String line : Files.readAllLines(folder.resolve(LOOKS))) {
        String[] fields = line.split("\t");
        DetectorTraining.Look look =
            new DetectorTraining.Look(
                Long.parseLong(fields[0]),
                Double.parseDouble(fields[1]),
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]));
        if (look.step() <= step) {
          looks.add(look);
        }
      }
    }
    return looks;
  }

  void note(List<DetectorTraining.Look> looks) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (DetectorTraining.Look look : looks) {
      lines.append(
          "%d\t%s\t%s\t%s%n".formatted(look.step(), look.score(), look.box(), look.points()));
    }
    Files.writeString(folder.resolve(LOOKS), lines);
  }
}
