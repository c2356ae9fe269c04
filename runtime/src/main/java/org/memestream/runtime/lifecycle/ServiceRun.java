package org.memestream.runtime.lifecycle;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.memestream.runtime.config.Configuration;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.health.HealthServer;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.telemetry.Telemetry;
import org.memestream.runtime.telemetry.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One run of a service, apart from the process around it. */
final class ServiceRun<C extends ServiceConfig> {

  private static final Logger log = LoggerFactory.getLogger(ServiceRun.class);
  private static final long START_PATIENCE_SECONDS = 5;

  private final String name;
  private final Class<C> configType;
  private final Function<ServiceContext<C>, Service> factory;
  private final Surroundings surroundings;
  private final AtomicReference<Service> running = new AtomicReference<>();
  private final AtomicReference<Throwable> death = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile ExitCode code = ExitCode.OK;

  ServiceRun(
      String name,
      Class<C> configType,
      Function<ServiceContext<C>, Service> factory,
      Surroundings surroundings) {
    this.name = name;
    this.configType = configType;
    this.factory = factory;
    this.surroundings = surroundings;
  }

  /** Runs until the service ends. */
  ExitCode run(String... arguments) {
    try {
      Arguments parsed = Arguments.parse(arguments);
      if (parsed.help()) {
        surroundings
            .err()
            .println(name + " [--config FILE]: settings also come from MEMESTREAM_… variables");
      } else {
        serve(load(parsed));
      }
    } catch (Throwable e) {
      code = report(e);
    } finally {
      ended.countDown();
    }
    return code;
  }

  /** Drains the service and waits for the run to end. */
  ExitCode stop() {
    stopping = true;
    Service service = running.get();
    try {
      if (service != null) {
        log.atInfo().addKeyValue("service", name).log("draining");
        service.close();
      }
      // One that never started has taken nothing, so there is nothing to wait long for.
      ended.await(service == null ? START_PATIENCE_SECONDS : Long.MAX_VALUE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      return report(e);
    }
    return code;
  }

  /** A thread ended by something nobody caught: the whole service ends, and says why. */
  void threadDied(Thread thread, Throwable failure) {
    log.atError().setCause(failure).addKeyValue("thread", thread.getName()).log("thread died");
    Service service = running.get();
    if (death.compareAndSet(null, failure) && service != null) {
      new Thread(service::close, "close-after-death").start();
    }
  }

  boolean stopping() {
    return stopping;
  }

  boolean ended() {
    return ended.getCount() == 0;
  }

  private Configuration<C> load(Arguments arguments) {
    Optional<Path> file =
        arguments
            .config()
            .or(
                () ->
                    Optional.ofNullable(surroundings.environment().get("MEMESTREAM_CONFIG"))
                        .map(Path::of));
    return new ConfigurationLoader(ServiceSections.ALL)
        .read(configType, file, surroundings.environment(), Map.of());
  }

  private void serve(Configuration<C> configuration) throws InterruptedException {
    surroundings.logging().accept(configuration.values().log());
    print(configuration);
    try (Telemetry telemetry = Telemetry.of(name);
        Traces traces = Traces.exporting(name, configuration.values().telemetry().traces());
        HealthServer health =
            HealthServer.start(configuration.values().http(), this::readiness, telemetry::scrape);
        Service service =
            factory.apply(
                new ServiceContext<>(
                    configuration.values(), telemetry.registry(), traces, surroundings.clock()))) {
      telemetry.watch(() -> readiness().isReady());
      service.start();
      running.set(service);
      log.atInfo()
          .addKeyValue("service", name)
          .addKeyValue("healthPort", health.port())
          .log("started");
      if (!stopping && death.get() == null) {
        service.awaitEnd();
      }
    }
    if (death.get() != null) {
      throw new IllegalStateException("a thread died, so the service ended", death.get());
    }
    log.atInfo().addKeyValue("service", name).log("ended");
  }

  private static void print(Configuration<?> configuration) {
    LoggingEventBuilder event = log.atInfo();
    configuration.effective().forEach(event::addKeyValue);
    event.log("effective configuration");
  }

  private Readiness readiness() {
    Service service = running.get();
    if (stopping) {
      return Readiness.unready("the service is draining");
    }
    return service == null ? Readiness.unready("the service is starting") : service.readiness();
  }

  private ExitCode report(Throwable failure) {
    FailureReport report = FailureReport.of(failure);
    if (!report.expected()) {
      log.atError().setCause(failure).addKeyValue("service", name).log("failed");
    }
    surroundings.err().println(name + ": " + report.sentence());
    return report.exitCode();
  }
}
