package org.memestream.runtime.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;

/**
 * What a service is built from.
 *
 * @param config its settings
 * @param metrics where it registers meters
 * @param clock its time
 * @param <C> its configuration
 */
public record ServiceContext<C>(C config, MeterRegistry metrics, Clock clock) {

  public ServiceContext {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(metrics, "metrics");
    Objects.requireNonNull(clock, "clock");
  }
}
