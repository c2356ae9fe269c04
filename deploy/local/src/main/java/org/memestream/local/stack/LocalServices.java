package org.memestream.local.stack;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.Service;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.runtime.worker.WorkPermits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services of the stack, as one: they start and stop beside each other, and when one ends, all
 * have ended.
 */
final class LocalServices implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LocalServices.class);
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final List<Service> services;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  LocalServices(
      List<LocalService<?>> catalogue,
      LocalSettings settings,
      MeterRegistry metrics,
      Traces traces,
      Clock clock) {
    WorkPermits permits = new WorkPermits();
    this.services =
        inParallel(catalogue, one -> build(one, settings, metrics, traces, clock, permits));
  }

  /** Returns when all can work. */
  void start() throws InterruptedException {
    inParallel(
        services,
        service -> {
          service.start();
          watch(service);
          return service;
        });
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!readiness().isReady()) {
      if (end.isDone()) {
        awaitEnd(Duration.ZERO);
      }
      if (System.nanoTime() > deadline) {
        throw new StartFailure(
            ExitCode.TIMED_OUT,
            "not ready within " + READY_WITHIN.toSeconds() + " s: " + readiness().reasons());
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /** Ready when all are. */
  Readiness readiness() {
    return services.stream().map(Service::readiness).reduce(Readiness.ready(), Readiness::and);
  }

  String names() {
    return services.stream().map(Service::name).collect(Collectors.joining(", "));
  }

  /**
   * Waits for one of the services to end.
   *
   * @return whether one has
   * @throws RuntimeException what ended it, when that was a failure
   */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    try {
      end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    }
  }

  @Override
  public void close() {
    inParallel(
        services,
        service -> {
          service.close();
          return service;
        });
    end.complete(null);
  }

  private static <C extends ServiceConfig> Service build(
      LocalService<C> one,
      LocalSettings settings,
      MeterRegistry metrics,
      Traces traces,
      Clock clock,
      WorkPermits permits) {
    Path folder = settings.folder().service(one.name());
    C config = settings.load(one.configType(), one.overrides(folder));
    return one.factory().apply(new ServiceContext<>(config, metrics, traces, clock), permits);
  }

  private void watch(Service service) {
    Thread watch =
        new Thread(
            () -> {
              try {
                service.awaitEnd();
                end.complete(null);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException | Error e) {
                log.atError().setCause(e).addKeyValue("service", service.name()).log("ended");
                end.completeExceptionally(e);
              }
            },
            "watch-" + service.name());
    watch.setDaemon(true);
    watch.start();
  }

  private interface Step<A, B> {
    B on(A one);
  }

  /** Does a step for all at once, waits for all, and throws what the first of them threw. */
  private static <A, B> List<B> inParallel(List<? extends A> all, Step<A, B> step) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, all.size()));
    try {
      List<CompletableFuture<B>> futures = new ArrayList<>();
      for (A one : all) {
        futures.add(CompletableFuture.supplyAsync(() -> step.on(one), threads));
      }
      CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
          .handle((done, failure) -> null)
          .join();
      return futures.stream().map(LocalServices::result).toList();
    } finally {
      threads.shutdown();
    }
  }

  private static <B> B result(CompletableFuture<B> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the services start or stop", e);
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(failure);
  }
}
