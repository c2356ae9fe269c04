package org.memestream.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsFileTest {

  private final NDManager manager = InferenceEngine.start().newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    WeightsFile read = read(bytes(WeightsFile.Precision.SINGLE), "encoder");

    assertThat(read.weights().get("a").toFloatArray()).containsExactly(1.5f, -2.25f, 1 / 3f);
    assertThat(read.property("colour")).isEqualTo("blue");
  }

  @Test
  void halvesPrecisionWhenAsked() throws IOException {
    byte[] half = bytes(WeightsFile.Precision.HALF);

    assertThat(half).hasSizeLessThan(bytes(WeightsFile.Precision.SINGLE).length);
    assertThat(read(half, "encoder").weights().get("a").toFloatArray()[2])
        .isCloseTo(1 / 3f, org.assertj.core.api.Assertions.within(2e-4f));
  }

  @Test
  void refusesAnotherKind() {
    assertThatThrownBy(() -> read(bytes(WeightsFile.Precision.HALF), "decoder"))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("'encoder', not 'decoder'");
  }

  @Test
  void refusesDamage() throws IOException {
    byte[] bytes = bytes(WeightsFile.Precision.HALF);
    bytes[bytes.length - 40] ^= 1;

    assertThatThrownBy(() -> read(bytes, "encoder"))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("damaged");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 20, 60, 90})
  void refusesATruncatedFile(int length) throws IOException {
    byte[] bytes = bytes(WeightsFile.Precision.HALF);

    assertThatThrownBy(
            () -> read(Arrays.copyOf(bytes, Math.min(length, bytes.length - 1)), "encoder"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void refusesWhatIsNoWeightsFile() {
    assertThatThrownBy(() -> read("GIF89a and so on and on".getBytes(), "encoder"))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("not a weights file");
  }

  private byte[] bytes(WeightsFile.Precision precision) throws IOException {
    try (Weights weights = new Weights(manager)) {
      weights.put("a", manager.create(new float[] {1.5f, -2.25f, 1 / 3f}));
      weights.put("b", manager.zeros(new ai.djl.ndarray.types.Shape(2, 5)));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      WeightsFile.write(out, "encoder", Map.of("colour", "blue"), weights, precision);
      return out.toByteArray();
    }
  }

  private WeightsFile read(byte[] bytes, String kind) throws IOException {
    return WeightsFile.read(new ByteArrayInputStream(bytes), kind, manager);
  }
}
