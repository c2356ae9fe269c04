package org.memestream.facetransfer.training.appearance;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;

/**
 * Several networks and their optimizers' moments in one file, so that a kill never leaves some of
 * them older than the others. The file is written beside and moved into place.
 */
final class TrainingState {

  private static final String KIND = "appearance-training";
  private static final String STEP = "step";
  private static final String SEPARATOR = "/";

  private final Path file;
  private final Map<String, Weights> parts = new LinkedHashMap<>();

  TrainingState(Path folder) {
    this.file = folder.resolve("checkpoint.mstw");
  }

  /** Adds what is saved and restored under this name. */
  TrainingState with(String name, Weights weights) {
    parts.put(name, weights);
    return this;
  }

  /** Copies the saved numbers over these. Returns the step they are of, 0 if nothing is saved. */
  long restore(NDManager manager) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (InputStream stream = Files.newInputStream(file)) {
      WeightsFile saved = WeightsFile.read(stream, KIND, manager);
      try (Weights all = saved.weights()) {
        for (Map.Entry<String, Weights> part : parts.entrySet()) {
          String prefix = part.getKey() + SEPARATOR;
          part.getValue().each((name, array) -> all.get(prefix + name).copyTo(array));
        }
      }
      return Long.parseLong(saved.property(STEP));
    }
  }

  void save(long step, NDManager manager) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (Weights all = new Weights(manager);
        OutputStream stream = Files.newOutputStream(beside)) {
      for (Map.Entry<String, Weights> part : parts.entrySet()) {
        String prefix = part.getKey() + SEPARATOR;
        part.getValue().each((name, array) -> all.put(prefix + name, array.duplicate()));
      }
      WeightsFile.write(stream, KIND, Map.of(STEP, "" + step), all, WeightsFile.Precision.SINGLE);
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
