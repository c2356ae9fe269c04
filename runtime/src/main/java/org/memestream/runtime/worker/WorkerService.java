package org.memestream.runtime.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.config.WorkerConfig;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.lifecycle.Service;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/**
 * The workers of one stage with the object store and the schema registry that they stand on. A
 * stage adds what it needs besides: a model, a detector, fonts. Starts once.
 */
public abstract class WorkerService implements Service {

  private final String name;
  private final ServiceContext<? extends ServiceConfig> context;
  private final WorkerConfig config;
  private final WorkPermits permits;
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private volatile WorkerPool<?, ?, ?, ?> pool;

  /**
   * @param name of the service, and of its share groups
   * @param context settings, metrics and clock
   * @param config settings of the worker loops
   * @param permits shared by all services of the process
   */
  protected WorkerService(
      String name,
      ServiceContext<? extends ServiceConfig> context,
      WorkerConfig config,
      WorkPermits permits) {
    this.name = name;
    this.context = context;
    this.config = config;
    this.permits = permits;
  }

  /** What a stage opens for itself. */
  protected interface Resources {

    /** Closes it with the service, after the workers have stopped. */
    void own(Runnable close);
  }

  /**
   * Builds the stage's work. Called once, at the start.
   *
   * @param store the object store; closed by this class
   * @param resources takes what the stage opens
   */
  protected abstract StageWork<?, ?, ?, ?> work(ObjectStore store, Resources resources);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final synchronized void start() {
    ServiceConfig settings = context.config();
    ObjectStore store = ObjectStores.open(settings.store(), context.metrics());
    closers.push(store::close);
    SchemaRegistry registry =
        ConfluentRegistry.connect(settings.registry().url(), settings.registry().properties());
    closers.push(registry::close);
    pool = pool(work(store, closers::push), registry);
    closers.push(pool::close);
    pool.start();
  }

  private WorkerPool<?, ?, ?, ?> pool(StageWork<?, ?, ?, ?> work, SchemaRegistry registry) {
    return new WorkerPool<>(
        work,
        config,
        context.config().kafka(),
        registry,
        context.metrics(),
        context.traces(),
        context.clock(),
        permits);
  }

  @Override
  public final Readiness readiness() {
    WorkerPool<?, ?, ?, ?> current = pool;
    return current == null ? Readiness.unready(name + " is starting") : current.readiness();
  }

  @Override
  public final void awaitEnd() throws InterruptedException {
    pool.awaitEnd();
  }

  @Override
  public final synchronized void close() {
    closers.forEach(Runnable::run);
    closers.clear();
  }
}
