package org.memestream.captioner.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.Variant;
import org.memestream.captioner.caption.Vocabulary;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.network.Weights;
import org.memestream.runtime.network.WeightsFile;

class CaptionModelTest {

  @TempDir private Path folder;

  private final NDManager manager = InferenceEngine.start().newBaseManager();
  private final Vocabulary vocabulary =
      new Vocabulary(List.of("</s>", "<unk>", "<sep>", "cat", "dog"));

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void loadsFilesOfOneTraining() throws IOException {
    String encoder = writeEncoder();
    writeDecoder(encoder, vocabulary.fingerprint());

    CaptionModel model = load();

    assertThat(model.decoders()).containsOnlyKeys(Variant.IMAGE_LABEL);
    CaptionModel.Decoder decoder = model.decoder(Optional.empty(), false).orElseThrow();
    assertThat(decoder.network()).isEqualTo(new DecoderNetwork(Variant.IMAGE_LABEL, 5, 8, 12));
    assertThat(decoder.name()).startsWith("memestream-image-label-");
    assertThat(model.decoder(Optional.of(Variant.ATTENTION), true)).isEmpty();
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    writeEncoder();

    assertThatThrownBy(this::load)
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("decoder-image-label.mstw");
  }

  @Test
  void refusesAnotherEncoder() throws IOException {
    writeEncoder();
    writeDecoder("0".repeat(64), vocabulary.fingerprint());

    assertThatThrownBy(this::load)
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("trained with the encoder 000000000000");
  }

  @Test
  void refusesAnotherVocabulary() throws IOException {
    writeDecoder(writeEncoder(), "1".repeat(64));

    assertThatThrownBy(this::load)
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("trained with the vocabulary");
  }

  private String writeEncoder() throws IOException {
    Files.write(folder.resolve("vocabulary.txt"), vocabulary.words());
    try (Weights weights = new EncoderNetwork().initialise(manager);
        OutputStream out = Files.newOutputStream(folder.resolve("encoder.mstw"))) {
      return WeightsFile.write(out, "encoder", Map.of(), weights, WeightsFile.Precision.HALF);
    }
  }

  private void writeDecoder(String encoder, String words) throws IOException {
    Map<String, String> properties =
        Map.of(
            "encoder", encoder,
            "vocabulary", words,
            "embedding", "8",
            "hidden", "12",
            "variant", "image-label");
    try (Weights weights = new DecoderNetwork(Variant.IMAGE_LABEL, 5, 8, 12).initialise(manager);
        OutputStream out = Files.newOutputStream(folder.resolve("decoder-image-label.mstw"))) {
      WeightsFile.write(out, "decoder", properties, weights, WeightsFile.Precision.HALF);
    }
  }

  private CaptionModel load() throws IOException {
    CaptionModel.Source source = CaptionModel.folder(folder);
    try (PictureEncoder encoder = PictureEncoders.of(source)) {
      return CaptionModel.load(source, encoder, manager);
    }
  }
}
