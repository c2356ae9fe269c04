package org.memestream.captioner;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.memestream.captioner.caption.VectorCache;

/**
 * Shows a cache: {@code memestream.captioner.vectors.lookups} by outcome ({@code hit}, {@code
 * miss}) and {@code memestream.captioner.vectors.remembered}.
 */
final class VectorCacheMeters {

  private final MeterRegistry metrics;

  VectorCacheMeters(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** The meters show the cache for as long as somebody else holds it. */
  void show(VectorCache cache) {
    lookups("hit", cache, VectorCache::hits);
    lookups("miss", cache, VectorCache::misses);
    Gauge.builder("memestream.captioner.vectors.remembered", cache, VectorCache::size)
        .description("Picture vectors in memory")
        .register(metrics);
  }

  private void lookups(String outcome, VectorCache cache, ToDoubleFunction<VectorCache> count) {
    FunctionCounter.builder("memestream.captioner.vectors.lookups", cache, count)
        .description("How often a picture's vector was looked for in memory")
        .tag("outcome", outcome)
        .register(metrics);
  }
}
