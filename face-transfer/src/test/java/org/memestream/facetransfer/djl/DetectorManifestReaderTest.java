package org.memestream.facetransfer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.runtime.network.FileHash;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;

class DetectorManifestReaderTest {

  private static final String GOOD =
      """
      {"engine": "OnnxRuntime", "file": "net.onnx", "format": "yunet",
       "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void putAnEmptyFile() throws IOException {
    Files.createFile(folder.resolve("net.onnx"));
  }

  @Test
  void readsWhatMustBeThereAndAssumesTheRest() throws IOException {
    assertThat(read(GOOD))
        .isEqualTo(new DetectorManifest("net.onnx", new FileHash().hex(), 0.6, 0.3));
  }

  @Test
  void readsThresholds() throws IOException {
    DetectorManifest manifest = read(GOOD.replace("{", "{\"threshold\": 0.8, \"overlap\": 0.45, "));

    assertThat(manifest.threshold()).isEqualTo(0.8);
    assertThat(manifest.overlap()).isEqualTo(0.45);
  }

  @Test
  void listsAllMistakesAtOnce() {
    String bad =
        """
        {"engine": "TensorFlow", "file": "../net.onnx", "sha256": "E3", "format": 4,
         "threshold": 1.5, "overlap": "x", "side": 3}
        """;

    assertThatThrownBy(() -> read(bad))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContainingAll(
            "\"engine\" must be \"OnnxRuntime\", not \"TensorFlow\"",
            "\"file\" must be a file beside the manifest",
            "\"sha256\" must be",
            "\"format\" must be \"yunet\", not 4",
            "\"threshold\" must be a number above 0 and below 1, not 1.5",
            "\"overlap\" must be a number",
            "\"side\" is no field");
  }

  @Test
  void listsWhatIsMissing() {
    assertThatThrownBy(() -> read("{}"))
        .hasMessageContainingAll("engine", "file", "sha256", "format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "7", "{\"file\": 1, \"file\": 2}", "{} {}"})
  void refusesWhatIsNoManifest(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("detector.json");
  }

  @ParameterizedTest
  @CsvSource({"net.onnx,gone.onnx,is not there", "b855,b856,another one or damaged"})
  void refusesAnotherFile(String from, String to, String message) {
    assertThatThrownBy(() -> read(GOOD.replace(from, to))).hasMessageContaining(message);
  }

  @Test
  void refusesAFileThatIsNoNetwork() throws IOException {
    Path manifest = Files.writeString(folder.resolve("detector.json"), GOOD);

    assertThatThrownBy(() -> ManifestFaceDetector.open(manifest, Processor.CPU))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("net.onnx");
  }

  private DetectorManifest read(String json) throws IOException {
    return DetectorManifestReader.read(Files.writeString(folder.resolve("detector.json"), json));
  }
}
