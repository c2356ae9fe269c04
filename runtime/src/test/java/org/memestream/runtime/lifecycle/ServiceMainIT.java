package org.memestream.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, real signals. */
@Timeout(60)
class ServiceMainIT {

  @TempDir Path folder;

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(SampleMain.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err().toFile());
    builder.environment().put("MEMESTREAM_HTTP_PORT", "0");
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Path err() {
    return folder.resolve("err");
  }

  private static BufferedReader out(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  @Test
  void sigtermDrainsAndEndsWithZero() throws Exception {
    Process process = start(Map.of());
    try (BufferedReader out = out(process)) {
      assertThat(out.readLine()).isEqualTo("started");
      process.toHandle().destroy();
      assertThat(out.readLine()).isEqualTo("drained");
    }
    assertThat(process.waitFor()).isEqualTo(ExitCode.OK.code());
    assertThat(err()).content().contains("effective configuration", "draining", "ended");
    assertThat(Files.readAllLines(err())).allMatch(line -> line.startsWith("{"));
  }

  @Test
  void deadThreadEndsTheProcess() throws Exception {
    Process process = start(Map.of("SAMPLE_THREAD_DIES", "1"));
    assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED.code());
    assertThat(err()).content().contains("this thread dies", "sample: ");
  }

  @Test
  void badConfigurationEndsWithItsCodeAndSentence() throws Exception {
    Process process = start(Map.of("MEMESTREAM_LOG_LEVEL", "loud"));
    assertThat(process.waitFor()).isEqualTo(ExitCode.CONFIGURATION.code());
    assertThat(err())
        .content()
        .contains("MEMESTREAM_LOG_LEVEL: is \"loud\"", "trace, debug, info, warn, error")
        .doesNotContain("\tat ");
  }

  @Test
  void unknownArgumentEndsWithUsage() throws Exception {
    Process process = start(Map.of(), "--wat");
    assertThat(process.waitFor()).isEqualTo(ExitCode.USAGE.code());
    assertThat(err()).content().contains("--wat");
  }
}
