package org.memestream.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.stack.LocalSettings;
import org.memestream.runtime.network.Processor;

class ProcessorCheckTest {

  @ParameterizedTest
  @CsvSource({
    "cpu, cpu, OK, computes on cpu: as KEY says",
    "auto, cpu, OK, computes on cpu: no GPU is found (KEY is auto)",
    "auto, gpu:0, OK, computes on gpu:0: the first GPU (KEY is auto)",
    "gpu:1, gpu:1, OK, computes on gpu:1: as KEY says",
    "gpu:1, cpu, WARN, computes on cpu: KEY names a GPU that is not found"
  })
  void tellsWhereAServiceComputesAndWhy(
      String wanted, String there, Finding.Level level, String sight) throws Exception {
    assertThat(
            ProcessorCheck.chosen(
                "captioner", "KEY", Processor.named(wanted), Processor.named(there)))
        .returns(level, Finding::level)
        .returns(sight, Finding::sight);
  }

  @Test
  void readsTheSettingsOfBothServices(@TempDir Path folder) {
    Map<String, String> environment =
        Map.of(
            "MEMESTREAM_CAPTIONER_PROCESSOR", "cpu", "MEMESTREAM_FACE_TRANSFER_PROCESSOR", "tpu");
    LocalSettings settings =
        new LocalSettings(new DataFolder(folder), "unasked", "unasked", environment);

    List<Finding> findings = new ProcessorCheck(settings).look();

    assertThat(findings)
        .extracting(finding -> finding.level() + " " + finding.subject())
        .containsExactly("OK captioner", "FAIL face-transfer");
    assertThat(findings.get(1).sight()).contains("\"tpu\" is no processor");
  }
}
