package org.memestream.runtime.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import org.memestream.runtime.telemetry.Traces;

/**
 * What a service is built from.
 *
 * @param config its settings
 * @param metrics where it registers meters
 * @param traces where its spans go
 * @param clock its time
 * @param <C> its configuration
 */
public record ServiceContext<C>(C config, MeterRegistry metrics, Traces traces, Clock clock) {

  /** One whose work is not traced. */
  public ServiceContext(C config, MeterRegistry metrics, Clock clock) {
    this(config, metrics, Traces.off(), clock);
  }

  public ServiceContext {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(metrics, "metrics");
    Objects.requireNonNull(traces, "traces");
    Objects.requireNonNull(clock, "clock");
  }
}
