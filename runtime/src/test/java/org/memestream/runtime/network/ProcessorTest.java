package org.memestream.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

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
    assertThat(InferenceEngine.available(Processor.named(setting), "PyTorch", gpus))
        .hasToString(chosen);
  }

  @Test
  void aMissingGpuIsToldInTheLog() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(InferenceEngine.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      InferenceEngine.available(Processor.named("gpu:1"), "PyTorch", 1);
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getLevel()).isEqualTo(Level.WARN);
              assertThat(event.getFormattedMessage()).contains("on the CPU", "doctor --gpu");
              assertThat(event.getKeyValuePairs())
                  .extracting(pair -> pair.key + "=" + pair.value)
                  .containsExactly("processor=gpu:1", "engine=PyTorch", "gpus=1");
            });
  }

  @Test
  void networksComputeWhereTheyAreTold() {
    try (var manager = InferenceEngine.on(Processor.CPU)) {
      assertThat(manager.getDevice()).isEqualTo(Device.cpu());
    }
  }
}
