package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.memestream.faults.Ledger.Outcomes;
import org.memestream.runtime.store.S3Server;

/** A bucket behind a proxy that fails, and that is slow. */
@Tag("long")
@ExtendWith(SharedCluster.class)
class StoreFaultSystemTest {

  private static final int MEMES = 80;
  private static final double PER_SECOND = 8;
  private static final Duration DELAY = Duration.ofSeconds(1);
  private static final String UNAVAILABLE = "outcome=\"unavailable\"";
  private static final String REQUESTS = "memestream_store_requests_seconds_count";

  private S3Server bucket;
  private MisbehavingProxy proxy;

  @BeforeEach
  void moveToTheBucket(Cluster cluster) throws Exception {
    bucket = S3Server.start(Files.createTempDirectory(cluster.folder(), "bucket"));
    proxy = MisbehavingProxy.before(bucket.endpoint(), DELAY);
    cluster.restartServices(
        Map.of(
            "MEMESTREAM_STORE_URI",
            "s3://" + bucket.newBucket(),
            "MEMESTREAM_STORE_S3_ENDPOINT",
            proxy.address().toString(),
            "MEMESTREAM_STORE_S3_ACCESS_KEY",
            S3Server.ACCESS_KEY,
            "MEMESTREAM_STORE_S3_SECRET_KEY",
            S3Server.SECRET_KEY),
        cluster.folder());
  }

  @AfterEach
  void moveBack(Cluster cluster) throws Exception {
    cluster.restartServices(
        Cluster.fileStore(cluster.folder().resolve("objects")), cluster.folder());
    proxy.close();
    bucket.close();
  }

  @Test
  void memesWaitForAStoreThatFails(Cluster cluster) {
    ServiceProcess renderer = cluster.service("renderer");
    try (FaultCase fault = FaultCase.begin(cluster, "object store fails", MEMES, PER_SECOND)) {
      fault.awaitUnderWay();

      proxy.fail();
      Outages.awaitOutage(renderer, "bucket");
      fault.load().awaitAsked(MEMES);
      proxy.recover();
      fault.over();

      double unavailable = renderer.metrics().sum(REQUESTS, UNAVAILABLE);
      assertThat(unavailable).isPositive();
      fault.tell(
          "renderer: worker.outage 1, store.requests unavailable %.0f".formatted(unavailable));
      check(fault);
    }
  }

  @Test
  void memesAreLateWithASlowStore(Cluster cluster) {
    try (FaultCase fault = FaultCase.begin(cluster, "object store slow", MEMES, PER_SECOND)) {
      fault.awaitUnderWay();

      proxy.slowDown();
      fault.load().awaitAsked(MEMES);
      proxy.recover();
      fault.over();

      check(fault);
    }
  }

  private static void check(FaultCase fault) {
    Outcomes outcomes = fault.verify();
    assertThat(outcomes.failed()).isEmpty();
    assertThat(outcomes.finished().size() + fault.load().awaitAnswers().refusals().size())
        .isEqualTo(MEMES);
  }
}
