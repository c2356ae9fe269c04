package org.memestream.ingest.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private final AtomicLong now = new AtomicLong();
  private final TokenBucket bucket = new TokenBucket(2, 3, now::get);

  @Test
  void letsABurstThroughAndThenSaysHowLongToWait() {
    assertThat(bucket.take()).isEmpty();
    assertThat(bucket.take()).isEmpty();
    assertThat(bucket.take()).isEmpty();
    assertThat(bucket.take()).contains(Duration.ofMillis(500));
  }

  @Test
  void fillsAgainButNeverBeyondABurst() {
    for (int i = 0; i < 3; i++) {
      bucket.take();
    }
    now.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(bucket.take()).isEmpty();
    assertThat(bucket.take()).isPresent();

    now.addAndGet(Duration.ofHours(1).toNanos());
    for (int i = 0; i < 3; i++) {
      assertThat(bucket.take()).isEmpty();
    }
    assertThat(bucket.take()).isPresent();
  }
}
