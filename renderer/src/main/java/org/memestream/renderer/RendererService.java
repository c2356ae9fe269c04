package org.memestream.renderer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.memestream.renderer.retention.RetentionService;
import org.memestream.runtime.config.RegistryConfig;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.Service;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.runtime.worker.WorkPermits;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/**
 * The assembly and the render workers, and beside them the removal of what has expired. Each can be
 * switched off, so that they scale apart: {@code memestream.assembly.enabled}, {@code
 * memestream.renderer.enabled} and {@code memestream.retention.enabled}. When one ends, so does the
 * service.
 */
public final class RendererService implements Service {

  /** Name of the service, and of the share group of its workers. */
  public static final String NAME = "renderer";

  private final SchemaRegistry registry;
  private final List<Service> parts = new ArrayList<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /** A service alone in its process. */
  public RendererService(ServiceContext<RendererConfig> context) {
    this(context, new WorkPermits());
  }

  /** A service that shares its process, and so its permits, with others. */
  public RendererService(ServiceContext<RendererConfig> context, WorkPermits permits) {
    RendererConfig config = context.config();
    RegistryConfig address = config.registry();
    registry = ConfluentRegistry.connect(address.url(), address.properties());
    if (config.renderer().enabled()) {
      parts.add(new RenderService(context, permits));
    }
    if (config.assembly().enabled()) {
      parts.add(
          new AssemblyService(
              config.assembly(),
              config.kafka(),
              registry,
              context.metrics(),
              context.traces(),
              context.clock()));
    }
    if (config.retention().enabled() && !parts.isEmpty()) {
      parts.add(
          new RetentionService(
              config.retention(),
              () -> ObjectStores.open(config.store(), context.metrics()),
              context.metrics(),
              context.clock()));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    if (parts.isEmpty()) {
      throw new StartFailure(
          ExitCode.CONFIGURATION,
          "there is nothing to do: set memestream.assembly.enabled or memestream.renderer.enabled");
    }
    for (Service part : parts) {
      part.start();
      Thread watch = new Thread(() -> watch(part), part.name() + "-watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private void watch(Service part) {
    try {
      part.awaitEnd();
      ended.complete(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      ended.completeExceptionally(e);
    }
  }

  @Override
  public Readiness readiness() {
    return parts.stream().map(Service::readiness).reduce(Readiness.ready(), Readiness::and);
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    try {
      ended.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /** The workers first, so that the assembly still takes what they finish. */
  @Override
  public void close() {
    parts.forEach(Service::close);
    registry.close();
    ended.complete(null);
  }
}
