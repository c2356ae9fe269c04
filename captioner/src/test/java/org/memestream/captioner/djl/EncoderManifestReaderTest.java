package org.memestream.captioner.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.runtime.network.FileHash;
import org.memestream.runtime.network.UnusableModelException;

class EncoderManifestReaderTest {

  private static final String GOOD =
      """
      {"engine": "PyTorch", "file": "net.pt",
       "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
       "side": 299, "layout": "NCHW", "mean": [0.5, 0.4, 0.3], "deviation": [0.2, 0.2, 0.1],
       "length": 2048}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void putAnEmptyFile() throws IOException {
    Files.createFile(folder.resolve("net.pt"));
  }

  @Test
  void readsWhatMustBeThereAndAssumesTheRest() throws IOException {
    EncoderManifest manifest = read(GOOD);

    assertThat(manifest)
        .isEqualTo(
            new EncoderManifest(
                EncoderManifest.Engine.PYTORCH,
                "net.pt",
                new FileHash().hex(),
                299,
                EncoderManifest.Layout.NCHW,
                EncoderManifest.Channels.RGB,
                List.of(0.5, 0.4, 0.3),
                List.of(0.2, 0.2, 0.1),
                new EncoderManifest.Output.OfLength(),
                2048,
                OptionalDouble.empty()));
  }

  @Test
  void listsAllMistakesAtOnce() {
    String bad =
        """
        {"engine": "TensorFlow", "file": "../net.pt", "sha256": "E3", "side": 0, "layout": 4,
         "channels": "RGBA", "mean": [0.5, "x", 0.5], "deviation": [1, 0, 1], "output": -1,
         "length": 2.5, "norm": 0, "sized": 3}
        """;

    assertThatThrownBy(() -> read(bad))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContainingAll(
            "\"engine\" must be one of [PyTorch, OnnxRuntime], not \"TensorFlow\"",
            "\"file\" must be a file beside the manifest",
            "\"sha256\" must be",
            "\"side\" must be a whole number from 1 to 2048, not 0",
            "\"layout\" must be one of [NCHW, NHWC], not 4",
            "\"channels\" must be one of [RGB, BGR]",
            "\"mean\" must be three numbers",
            "\"deviation\" must be three numbers, each above 0",
            "\"output\" must be a name or an index",
            "\"length\" must be a whole number",
            "\"norm\" must be a number above 0",
            "\"sized\" is no field");
  }

  @Test
  void listsWhatIsMissing() {
    assertThatThrownBy(() -> read("{}"))
        .hasMessageContainingAll(
            "engine", "file", "sha256", "side", "layout", "mean", "deviation", "length");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "7", "{\"side\": 1, \"side\": 2}", "{} {}"})
  void refusesWhatIsNoManifest(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("encoder.json");
  }

  @ParameterizedTest
  @CsvSource({"net.pt,gone.pt,is not there", "b855,b856,another one or damaged"})
  void refusesAnotherFile(String from, String to, String message) {
    assertThatThrownBy(() -> read(GOOD.replace(from, to))).hasMessageContaining(message);
  }

  private EncoderManifest read(String json) throws IOException {
    return EncoderManifestReader.read(
        folder.resolve("encoder.json"), json.getBytes(StandardCharsets.UTF_8));
  }
}
