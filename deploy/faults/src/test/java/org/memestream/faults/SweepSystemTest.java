package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.memestream.faults.Ledger.Outcomes;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemeOrderBuilder;
import org.memestream.renderer.retention.RetentionConfig;
import org.memestream.renderer.retention.RetentionService;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.runtime.store.ObjectStore;

/** What faults leave in the store is gone once its time has passed, and nothing else is. */
@Tag("long")
@ExtendWith(SharedCluster.class)
class SweepSystemTest {

  private static final int MEMES = 40;
  private static final double PER_SECOND = 8;
  private static final Duration LATER = Duration.ofDays(8);
  private static final String OWNER = "swept";
  private static final String ORPHAN = "owners/" + OWNER + "/memes/never-requested/source.jpg";

  @Test
  void orphansAndFailedMemesGoAndFinishedOnesStay(Cluster cluster) {
    ClientSubmitter submitter = new ClientSubmitter(cluster, OWNER, SweepSystemTest::order);
    try (FaultCase fault =
            FaultCase.begin(cluster, "sweep 8 days later", submitter, MEMES, PER_SECOND);
        ObjectStore store = cluster.openStore()) {
      Outcomes outcomes = fault.over().verify();
      assertThat(outcomes.failed()).hasSize(MEMES / 2);
      // As a way in leaves it that is killed between storing a picture and asking for the meme.
      store.put(ORPHAN, "lost".getBytes(StandardCharsets.UTF_8), "image/jpeg");

      sweep(cluster, store);

      StoredMemes stored = new StoredMemes(store, OWNER);
      assertThat(stored.othersThan(outcomes.finished().keySet())).isEmpty();
      outcomes.finished().values().forEach(all -> all.forEach(stored::checkPictures));
    }
  }

  /** A panda needs a face, and there is none. */
  private static MemeOrderBuilder order(int number) {
    MemeOrderBuilder order = MemeOrder.of(SamplePictures.jpeg(240, 180)).top("meme " + number);
    return number % 2 == 0 ? order : order.style("panda");
  }

  private static void sweep(Cluster cluster, ObjectStore store) {
    RetentionConfig config =
        ConfigurationLoader.group(RetentionConfig.class, Map.of("interval", "1m"));
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    RetentionService later =
        new RetentionService(
            config, cluster::openStore, metrics, Clock.offset(Clock.systemUTC(), LATER));
    later.start();
    try {
      // Counted when a sweep is through.
      await("a sweep has removed something")
          .atMost(Duration.ofMinutes(5))
          .until(() -> metrics.get("memestream.retention.removed").counter().count() > 0);
      assertThat(store.exists(ORPHAN)).isFalse();
    } finally {
      later.close();
    }
  }
}
