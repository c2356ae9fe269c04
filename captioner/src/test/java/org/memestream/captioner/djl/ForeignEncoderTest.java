package org.memestream.captioner.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.runtime.network.FileHash;

/** A real foreign encoder: MobileNetV2 in ONNX, which takes one picture at a time. */
@EnabledIfEnvironmentVariable(
    named = "MEMESTREAM_DATA",
    matches = ".+",
    disabledReason = "MEMESTREAM_DATA names no folder with encoder/*.onnx")
class ForeignEncoderTest {

  private static final String FILE = "tf2_mobilenet_v2_1.0_224_ptq.onnx";

  @TempDir private Path folder;

  @Test
  void encodesWithMobileNet() throws IOException {
    try (PictureEncoder encoder = open("\"feat\"", 1280)) {
      List<float[]> vectors = encoder.encode(List.of(half(0), half(128), half(0)));

      assertThat(vectors.get(0)).hasSize(1280).isEqualTo(vectors.get(2));
      assertThat(vectors.get(1)).isNotEqualTo(vectors.get(0));
      assertThat(Arrays.equals(vectors.get(0), vectors.get(1))).isFalse();
    }
  }

  @Test
  void takesAnotherOutputOfTheSameNetwork() throws IOException {
    try (PictureEncoder encoder = open("\"prob\"", 1001)) {
      double sum = 0;
      for (float probability : encoder.encode(List.of(half(60))).get(0)) {
        sum += probability;
      }

      assertThat(sum).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void servesManyThreads() throws IOException {
    try (PictureEncoder encoder = open("\"feat\"", 1280)) {
      float[] expected = encoder.encode(List.of(half(9))).get(0);
      List<RgbPicture> many = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        many.add(half(9));
      }

      assertThat(many.parallelStream().map(one -> encoder.encode(List.of(one)).get(0)).toList())
          .allSatisfy(vector -> assertThat(vector).isEqualTo(expected));
    }
  }

  private PictureEncoder open(String output, int length) throws IOException {
    Path network = folder.resolve(FILE);
    if (!Files.exists(network)) {
      Files.copy(
          Path.of(System.getenv("MEMESTREAM_DATA")).resolve("encoder").resolve(FILE), network);
    }
    return PictureEncoders.open(
        Files.writeString(
            folder.resolve("encoder.json"),
            """
            {"engine": "OnnxRuntime", "file": "%s", "sha256": "%s", "side": 224, "layout": "NCHW",
             "mean": [0.5, 0.5, 0.5], "deviation": [0.5, 0.5, 0.5], "output": %s, "length": %d}
            """
                .formatted(FILE, new FileHash().add(network).hex(), output, length)));
  }

  private static RgbPicture half(int value) {
    byte[] rgb = new byte[3 * 300 * 200];
    Arrays.fill(rgb, rgb.length / 2, rgb.length, (byte) value);
    for (int i = 0; i < rgb.length / 2; i++) {
      rgb[i] = (byte) (i % 251);
    }
    return new RgbPicture(300, 200, rgb);
  }
}
