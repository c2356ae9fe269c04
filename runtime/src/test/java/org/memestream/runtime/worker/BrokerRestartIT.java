package org.memestream.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;

/** A pool whose broker goes away and comes back. */
@Timeout(240)
class BrokerRestartIT {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir Path dir;

  @Test
  void nothingIsLostAndNobodyFailsWhenTheBrokerRestarts() {
    List<String> ids = IntStream.range(0, 200).mapToObj(i -> "meme-" + i).toList();
    EmbeddedBroker broker = EmbeddedBroker.start(dir.resolve("broker"), 0);
    int port = broker.port();
    try (TestStage stage = new TestStage("restart", broker.bootstrapServers());
        var pool =
            stage.pool(new ScriptedWorker(), Settings.in(dir.resolve("journal")).batchSize(2))) {
      stage.request(stage.requested(), ids);
      pool.start();
      await().atMost(PATIENCE).until(() -> !stage.look().produced().isEmpty());

      broker.close();
      broker = EmbeddedBroker.start(dir.resolve("broker"), port);

      await().atMost(PATIENCE).until(() -> stage.look().produced().size() == ids.size());
      assertThat(stage.failed()).isEmpty();
      assertThat(stage.produced().values())
          .allSatisfy(events -> assertThat(events.get(0).getTiming().getAttempts()).isEqualTo(1));
      await().atMost(PATIENCE).until(() -> pool.readiness().isReady());
    } finally {
      broker.close();
    }
  }
}
