package org.memestream.captioner.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.runtime.network.FileHash;
import org.memestream.runtime.network.UnusableModelException;

class ManifestEncoderTest {

  private static final int SIDE = 8;

  /** Red 255, green 51, blue 0. */
  private static final RgbPicture ORANGE = plain(255, 51, 0);

  @TempDir private Path folder;

  @Test
  void runsOnnx() throws IOException {
    float[] vector = onlyVector(onnx(", \"output\": \"mean\""), ORANGE);

    assertThat(vector).containsExactly(new float[] {2, -0.6f, -0.5f}, within(1e-5f));
  }

  @Test
  void runsTorchScript() throws IOException {
    float[] vector = onlyVector(torchScript("\"RGB\"", ""), ORANGE);

    assertThat(vector).containsExactly(new float[] {1, 0.2f, 0}, within(1e-5f));
  }

  @Test
  void swapsChannelsForNetworksThatWantBlueFirst() throws IOException {
    float[] vector = onlyVector(torchScript("\"BGR\"", ""), ORANGE);

    assertThat(vector).containsExactly(new float[] {0, 0.2f, 1}, within(1e-5f));
  }

  @Test
  void scalesToTheNorm() throws IOException {
    float[] vector = onlyVector(torchScript("\"RGB\"", ", \"norm\": 2"), plain(0, 255, 0));

    assertThat(vector).containsExactly(new float[] {0, 2, 0}, within(1e-5f));
  }

  @Test
  void takesAnOutputByItsIndex() throws IOException {
    float[] shares = onlyVector(onnx(", \"output\": 1"), ORANGE);

    assertThat(shares[0] + shares[1] + shares[2]).isCloseTo(1, within(1e-5f));
  }

  @Test
  void encodesABatchWithANetworkForOnePicture() throws IOException {
    try (PictureEncoder encoder = PictureEncoders.open(onnx(", \"output\": \"mean\""))) {
      List<float[]> vectors = encoder.encode(List.of(ORANGE, plain(0, 0, 255), ORANGE));

      assertThat(vectors).hasSize(3);
      assertThat(vectors.get(2)).isEqualTo(vectors.get(0)).isNotEqualTo(vectors.get(1));
      assertThat(encoder.length()).isEqualTo(3);
    }
  }

  @Test
  void isAnotherWhenTheManifestChanges() throws IOException {
    String first = identity(torchScript("\"RGB\"", ""));

    assertThat(identity(torchScript("\"RGB\"", ""))).isEqualTo(first).matches("[0-9a-f]{64}");
    assertThat(identity(torchScript("\"RGB\"", ", \"norm\": 2"))).isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"|2 of its outputs fit", ", \"output\": \"feat\"|0 of", ", \"output\": 2|0 of"})
  void saysWhichOutputsThereAre(String output, String count) throws IOException {
    Path manifest = onnx(output == null ? "" : output);

    assertThatThrownBy(() -> PictureEncoders.open(manifest))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContainingAll(count, "mean", "share", "(1, 3)");
  }

  @Test
  void refusesAnotherFile() throws IOException {
    Path manifest = torchScript("\"RGB\"", "");
    Files.write(folder.resolve("tiny.pt"), new byte[] {1});

    assertThatThrownBy(() -> PictureEncoders.open(manifest))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContainingAll("\"sha256\" is", "tiny.pt", "another one or damaged");
  }

  @Test
  void refusesAFileThatIsNoNetwork() throws IOException {
    Path manifest = manifest("junk.onnx", new byte[] {1, 2, 3}, "OnnxRuntime", "NCHW", 0.5, "");

    assertThatThrownBy(() -> PictureEncoders.open(manifest))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("OnnxRuntime cannot load");
  }

  @Test
  void refusesAnInputThatTheNetworkDoesNotTake() throws IOException {
    Path manifest =
        manifest("tiny.onnx", TinyNetworks.onnx(SIDE + 1), "OnnxRuntime", "NCHW", 0.5, "");

    assertThatThrownBy(() -> PictureEncoders.open(manifest))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("does not describe its network");
  }

  private Path onnx(String more) throws IOException {
    String layout = "NCHW";
    Path manifest =
        manifest("tiny.onnx", TinyNetworks.onnx(SIDE), "OnnxRuntime", layout, 0.5, more);
    // Other scales for each colour show that they are not mixed up.
    String json =
        Files.readString(manifest)
            .replace("[0.5, 0.5, 0.5]", "[0, 0.5, 0.25]")
            .replace("[1, 1, 1]", "[0.5, 0.5, 0.5]");
    return Files.writeString(manifest, json);
  }

  private Path torchScript(String channels, String more) throws IOException {
    return manifest(
        "tiny.pt",
        TinyNetworks.torchScript(),
        "PyTorch",
        "NHWC",
        0,
        ", \"channels\": " + channels + more);
  }

  private Path manifest(
      String file, byte[] network, String engine, String layout, double mean, String more)
      throws IOException {
    Files.write(folder.resolve(file), network);
    return Files.writeString(
        folder.resolve("encoder.json"),
        """
        {"engine": "%s", "file": "%s", "sha256": "%s", "side": %d, "layout": "%s",
         "mean": [%s, %s, %s], "deviation": [1, 1, 1], "length": 3%s}
        """
            .formatted(
                engine,
                file,
                new FileHash().add(network).hex(),
                SIDE,
                layout,
                mean,
                mean,
                mean,
                more));
  }

  private static float[] onlyVector(Path manifest, RgbPicture picture) throws IOException {
    try (PictureEncoder encoder = PictureEncoders.open(manifest)) {
      return encoder.encode(List.of(picture)).get(0);
    }
  }

  private static String identity(Path manifest) throws IOException {
    try (PictureEncoder encoder = PictureEncoders.open(manifest)) {
      return encoder.identity();
    }
  }

  private static RgbPicture plain(int red, int green, int blue) {
    byte[] rgb = new byte[3 * 5 * 4];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) red;
      rgb[i + 1] = (byte) green;
      rgb[i + 2] = (byte) blue;
    }
    return new RgbPicture(5, 4, rgb);
  }
}
