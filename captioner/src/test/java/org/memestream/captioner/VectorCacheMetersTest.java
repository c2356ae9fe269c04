package org.memestream.captioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.memestream.captioner.caption.VectorCache;

class VectorCacheMetersTest {

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void showsLookupsAndSize() {
    VectorCache cache = new VectorCache(5);
    new VectorCacheMeters(metrics).show(cache);
    VectorCache.Key key = new VectorCache.Key("picture", "encoder");

    cache.find(key);
    cache.keep(key, new float[1]);
    cache.find(key);
    cache.find(key);

    assertThat(lookups("hit")).isEqualTo(2);
    assertThat(lookups("miss")).isEqualTo(1);
    assertThat(metrics.get("memestream.captioner.vectors.remembered").gauge().value()).isEqualTo(1);
  }

  private double lookups(String outcome) {
    return metrics
        .get("memestream.captioner.vectors.lookups")
        .tag("outcome", outcome)
        .functionCounter()
        .count();
  }
}
