package org.memestream.captioner.djl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;

/** Opens encoders of either kind. The caller closes them. */
public final class PictureEncoders {

  /** File of a distilled encoder. */
  public static final String WEIGHTS = "encoder.mstw";

  /** File of a manifest. */
  public static final String MANIFEST = "encoder.json";

  private static final String SHIPPED = "/org/memestream/captioner/model/" + WEIGHTS;

  private PictureEncoders() {}

  /** The encoder in the jar, on the CPU. */
  public static PictureEncoder shipped() throws IOException {
    return shipped(Processor.CPU);
  }

  /** The encoder in the jar. */
  public static PictureEncoder shipped(Processor processor) throws IOException {
    try (InputStream stream = PictureEncoders.class.getResourceAsStream(SHIPPED)) {
      if (stream == null) {
        throw new UnusableModelException("the jar has no " + SHIPPED);
      }
      return DistilledEncoder.read(stream, processor);
    }
  }

  /** {@link #open(Path, Processor)} on the CPU. */
  public static PictureEncoder open(Path path) throws IOException {
    return open(path, Processor.CPU);
  }

  /**
   * Opens a distilled encoder (a file {@code *.mstw}), a foreign one (its manifest {@code *.json},
   * see {@link EncoderManifest}), or the one that a folder has under the usual name.
   *
   * @param processor where it computes
   * @throws UnusableModelException if there is none, or it must not be used
   */
  public static PictureEncoder open(Path path, Processor processor) throws IOException {
    Path file = Files.isDirectory(path) ? usual(path) : path;
    if (!Files.isRegularFile(file)) {
      throw new UnusableModelException("there is no encoder at " + file);
    }
    String name = file.getFileName().toString();
    if (name.endsWith(".json")) {
      return ManifestEncoder.open(file, processor);
    }
    if (name.endsWith(".mstw")) {
      try (InputStream stream = Files.newInputStream(file)) {
        return DistilledEncoder.read(stream, processor);
      }
    }
    throw new UnusableModelException(
        "%s is neither an encoder's weights (*.mstw) nor an encoder's manifest (*.json)"
            .formatted(file));
  }

  /**
   * The distilled encoder of a model, on the CPU.
   *
   * @throws UnusableModelException if the model has none, or it is damaged
   */
  public static PictureEncoder of(CaptionModel.Source source) throws IOException {
    Optional<InputStream> file = source.open(WEIGHTS);
    if (file.isEmpty()) {
      throw new UnusableModelException("the model file " + WEIGHTS + " is missing");
    }
    try (InputStream stream = file.get()) {
      return DistilledEncoder.read(stream, Processor.CPU);
    }
  }

  private static Path usual(Path folder) throws UnusableModelException {
    Path weights = folder.resolve(WEIGHTS);
    Path manifest = folder.resolve(MANIFEST);
    if (Files.exists(weights) == Files.exists(manifest)) {
      throw new UnusableModelException(
          "the folder %s has %s of the files %s and %s; an encoder is one of them"
              .formatted(folder, Files.exists(weights) ? "both" : "none", WEIGHTS, MANIFEST));
    }
    return Files.exists(weights) ? weights : manifest;
  }
}
