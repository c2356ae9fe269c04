package org.memestream.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorTest {

  @ParameterizedTest
  @CsvSource({"auto, auto", "CPU, cpu", "gpu, gpu:0", "gpu:0, gpu:0", " gpu:3, gpu:3"})
  void isReadAsItIsWritten(String setting, String shown) throws Exception {
    assertThat(Processor.named(setting)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tpu", "gpu:", "gpu:-1", "cpu:1"})
  void anythingElseIsRefused(String setting) {
    assertThatThrownBy(() -> Processor.named(setting))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("auto, cpu and gpu:0");
  }

  @ParameterizedTest
  @CsvSource({
    "auto, 0, cpu",
    "auto, 2, gpu:0",
    "cpu, 2, cpu",
    "gpu:1, 2, gpu:1",
    "gpu:0, 0, cpu",
    "gpu:2, 2, cpu"
  })
  void aMissingGpuIsReplacedByTheCpu(String setting, int gpus, String chosen) throws Exception {
    assertThat(InferenceEngine.available(Processor.named(setting), gpus)).hasToString(chosen);
  }

  @Test
  void networksComputeWhereTheyAreTold() {
    try (var manager = InferenceEngine.on(Processor.CPU)) {
      assertThat(manager.getDevice()).isEqualTo(Device.cpu());
    }
  }
}
