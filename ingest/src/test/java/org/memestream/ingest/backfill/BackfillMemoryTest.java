package org.memestream.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BackfillMemoryTest {

  private static final int LINES = 100_000;

  /** Ten megabytes of lines do not fit beside what a JVM needs for itself, if they were held. */
  private static final String HEAP = "-Xmx24m";

  @TempDir private Path folder;

  @Test
  void aLongManifestFitsIntoASmallHeap() throws Exception {
    Files.write(folder.resolve("a.jpg"), new byte[] {1, 2, 3});
    try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve("manifest.jsonl"))) {
      for (int i = 0; i < LINES; i++) {
        lines.write(
            "{\"image\":\"a.jpg\",\"label\":\"number %d\",\"note\":\"%s\"}\n"
                .formatted(i, "x".repeat(100)));
      }
    }
    assertThat(run()).isEqualTo("100000 0 300000");
    assertThat(run()).isEqualTo("0 100000 0");
    assertThat(Files.walk(folder.resolve("jobs")).filter(file -> file.endsWith("taken.journal")))
        .singleElement()
        .satisfies(journal -> assertThat(Files.size(journal)).isEqualTo(8L * LINES));
  }

  private String run() throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    HEAP,
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SmallHeap.class.getName(),
                    folder.resolve("manifest.jsonl").toString(),
                    folder.resolve("jobs").toString()))
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return told.lines().reduce("", (before, line) -> line);
  }
}
