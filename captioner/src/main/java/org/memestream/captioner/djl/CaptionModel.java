package org.memestream.captioner.djl;

import ai.djl.ndarray.NDManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.memestream.captioner.caption.Vocabulary;

/**
 * An encoder, a decoder that was trained with it, and the decoder's vocabulary.
 *
 * @param encoder the encoder's weights
 * @param network shape of the decoder
 * @param decoder the decoder's weights
 * @param vocabulary its words
 * @param name name and version, with the start of the decoder's hash
 */
public record CaptionModel(
    Weights encoder, DecoderNetwork network, Weights decoder, Vocabulary vocabulary, String name) {

  /** Opens one file of a model by its name. */
  public interface Source {
    /**
     * The file {@code encoder.mstw}, {@code decoder.mstw}, {@code vocabulary.txt} or {@code
     * novelty.bin}.
     *
     * @throws NoSuchFileException if there is none
     */
    InputStream open(String file) throws IOException;
  }

  /** The files that ship in the jar. */
  public static Source shipped() {
    return file -> {
      InputStream stream =
          CaptionModel.class.getResourceAsStream("/org/memestream/captioner/model/" + file);
      if (stream == null) {
        throw new NoSuchFileException(file, null, "the model file is missing from the jar");
      }
      return stream;
    };
  }

  /** The files in a folder. */
  public static Source folder(Path folder) {
    return file -> Files.newInputStream(folder.resolve(file));
  }

  /**
   * Loads a model into native memory that the manager owns.
   *
   * @throws UnusableModelException if a file is damaged, or the decoder was trained with another
   *     encoder or vocabulary
   */
  public static CaptionModel load(Source source, NDManager manager) throws IOException {
    Vocabulary vocabulary;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(source.open("vocabulary.txt"), StandardCharsets.UTF_8))) {
      vocabulary = new Vocabulary(reader.lines().toList());
    }
    WeightsFile eyes;
    try (InputStream stream = source.open("encoder.mstw")) {
      eyes = WeightsFile.read(stream, "encoder", manager);
    }
    WeightsFile writer;
    try (InputStream stream = source.open("decoder.mstw")) {
      writer = WeightsFile.read(stream, "decoder", manager);
    }
    requireSame("encoder", writer.property("encoder"), eyes.sha256());
    requireSame("vocabulary", writer.property("vocabulary"), vocabulary.fingerprint());
    DecoderNetwork network =
        new DecoderNetwork(
            vocabulary.size(),
            Integer.parseInt(writer.property("embedding")),
            Integer.parseInt(writer.property("hidden")));
    return new CaptionModel(
        eyes.weights(),
        network,
        writer.weights(),
        vocabulary,
        "memestream-%s-%s".formatted(writer.property("variant"), writer.sha256().substring(0, 8)));
  }

  private static void requireSame(String what, String trainedWith, String given)
      throws UnusableModelException {
    if (!trainedWith.equals(given)) {
      throw new UnusableModelException(
          "the decoder was trained with the %s %s..., not with the one given (%s...): use the files of one training together"
              .formatted(what, trainedWith.substring(0, 12), given.substring(0, 12)));
    }
  }
}
