package org.memestream.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.schemas.FailureReason;

/** Records that kill their worker, in processes that really die. */
@Timeout(240)
class QuarantineIT {

  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final int MAX_ATTEMPTS = 3;

  @TempDir Path dir;
  private EmbeddedBroker broker;
  private TestStage stage;
  private final List<Integer> exits = new ArrayList<>();

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(dir.resolve("broker"), 0);
    stage = new TestStage("mortal", broker.bootstrapServers());
  }

  @AfterEach
  void stop() {
    stage.close();
    broker.close();
  }

  @Test
  void poisonIsReportedAfterItsDeathsAndEverybodyElseIsProduced() throws Exception {
    List<String> harmless = IntStream.range(0, 30).mapToObj(i -> "harmless-" + i).toList();
    stage.request(stage.requested(), harmless.subList(0, 15));
    stage.request(stage.requested(), List.of("poison"));
    stage.request(stage.requested(), harmless.subList(15, 30));

    superviseUntil(harmless.size() + 1);

    assertThat(exits).hasSize(MAX_ATTEMPTS).containsOnly(MortalWorker.KILLED);
    assertThat(stage.failed()).containsOnlyKeys("poison");
    assertThat(stage.failed().get("poison"))
        .singleElement()
        .satisfies(
            event -> assertThat(event.getReason()).isEqualTo(FailureReason.RETRIES_EXHAUSTED))
        .satisfies(event -> assertThat(event.getAttempts()).isEqualTo(MAX_ATTEMPTS))
        .satisfies(event -> assertThat(event.getMessage()).contains("stopped").contains("3 times"));
    assertThat(stage.produced().keySet()).containsExactlyInAnyOrderElementsOf(harmless);
  }

  @Test
  void twoPoisonsAreBothFoundWithoutBlamingTheRest() throws Exception {
    List<String> harmless = IntStream.range(0, 10).mapToObj(i -> "harmless-" + i).toList();
    stage.request(stage.requested(), List.of("poison-1"));
    stage.request(stage.requested(), harmless);
    stage.request(stage.requested(), List.of("poison-2"));

    superviseUntil(harmless.size() + 2);

    assertThat(stage.failed()).containsOnlyKeys("poison-1", "poison-2");
    assertThat(stage.produced().keySet()).containsExactlyInAnyOrderElementsOf(harmless);
    assertThat(exits).hasSizeLessThanOrEqualTo(2 * MAX_ATTEMPTS);
  }

  /** Starts the worker again whenever it has died, until so many records have an outcome. */
  private void superviseUntil(int outcomes) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    Process worker = fork();
    try {
      while (stage.look().produced().size() + stage.failed().size() < outcomes) {
        assertThat(System.nanoTime()).as("%s", stage.failed()).isLessThan(deadline);
        if (!worker.isAlive()) {
          exits.add(worker.exitValue());
          worker = fork();
        }
      }
    } finally {
      worker.getOutputStream().close();
      worker.waitFor();
    }
  }

  private Process fork() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            MortalWorker.class.getName(),
            broker.bootstrapServers(),
            "mortal",
            dir.resolve("journal").toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target", "mortal-worker.log")))
        .start();
  }
}
