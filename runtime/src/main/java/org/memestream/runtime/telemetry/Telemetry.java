package org.memestream.runtime.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The metrics of a process, with those of the JVM, in Prometheus format. Thread-safe. */
public final class Telemetry implements AutoCloseable {

  /**
   * Kafka's clients measure each partition, task and store by itself, thousands of series that cost
   * a scrape seconds on a busy machine. What whole clients and threads do is kept.
   */
  private static final Set<String> PARTS_OF_KAFKA =
      Set.of("partition", "topic", "node.id", "task.id", "processor.node.id", "rocksdb.state.id");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  private Telemetry() {}

  /**
   * @param service tag on every meter
   */
  public static Telemetry of(String service) {
    Telemetry telemetry = new Telemetry();
    telemetry
        .registry
        .config()
        .commonTags("service", service)
        .meterFilter(MeterFilter.deny(Telemetry::isPartOfKafka));
    telemetry.bindProcess();
    return telemetry;
  }

  /** Where meters are registered. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Whether the process can work now, as {@code memestream.ready}: 1 or 0. */
  public void watch(BooleanSupplier ready) {
    Gauge.builder("memestream.ready", () -> ready.getAsBoolean() ? 1 : 0).register(registry);
  }

  /** All meters as Prometheus text. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }

  private static boolean isPartOfKafka(Meter.Id id) {
    return id.getName().startsWith("kafka.")
        && id.getTags().stream().map(Tag::getKey).anyMatch(PARTS_OF_KAFKA::contains);
  }

  private void bindProcess() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
  }
}
