package org.memestream.runtime.worker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.config.WorkerConfig;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.GroupLag;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.LagMeters;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.Service;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.runtime.telemetry.DiskMeters;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.SchemaRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of one stage in this process: for each lane as many loops as configured, all sharing
 * one {@link BatchWorker}.
 *
 * <p>Every record that a lane holds ends in exactly one of these at least once: the worker's event,
 * a {@code StageFailed}, a dead letter, or, when it does not concern the worker, nothing. A loop
 * that dies ends the pool; {@link #awaitEnd} then says why.
 */
public final class WorkerPool<I extends SpecificRecord, P, R, O extends SpecificRecord>
    implements Service {

  private static final Logger log = LoggerFactory.getLogger(WorkerPool.class);

  /** Time for the last answers to the broker and for leaving the group, beyond the drain. */
  private static final Duration LEAVING = Duration.ofSeconds(15);

  private static final Duration JOINING = Duration.ofSeconds(2);
  private static final Duration SETTLING = Duration.ofMillis(50);
  private static final Backoff RETRY = new Backoff(Duration.ofMillis(50), Duration.ofMillis(500));

  private final StageWork<I, P, R, O> work;
  private final WorkerConfig config;
  private final KafkaConfig kafka;
  private final SchemaRegistry registry;
  private final MeterRegistry meters;
  private final Traces traces;
  private final Clock clock;
  private final WorkPermits permits;
  private final Outages outages = new Outages();
  private final Drain drain = new Drain();
  private final AtomicReference<Throwable> death = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<WorkerLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<AutoCloseable> owned = new ArrayList<>();
  private volatile boolean started;

  /** A pool whose work runs apart from that of all others. */
  public WorkerPool(
      StageWork<I, P, R, O> work,
      WorkerConfig config,
      KafkaConfig kafka,
      SchemaRegistry registry,
      MeterRegistry meters,
      Clock clock) {
    this(work, config, kafka, registry, meters, Traces.off(), clock, new WorkPermits());
  }

  /**
   * @param work what to do
   * @param config how to batch, retry and drain
   * @param kafka where the topics are
   * @param registry where the schemas are; stays open
   * @param meters where {@code memestream.worker.*} is registered
   * @param traces where the spans of the records go
   * @param clock time of what is published
   * @param permits shared by all pools of the process, so that a record that kills it is found
   *     without blaming others
   */
  public WorkerPool(
      StageWork<I, P, R, O> work,
      WorkerConfig config,
      KafkaConfig kafka,
      SchemaRegistry registry,
      MeterRegistry meters,
      Traces traces,
      Clock clock,
      WorkPermits permits) {
    this.work = work;
    this.config = config;
    this.kafka = kafka;
    this.registry = registry;
    this.meters = meters;
    this.traces = traces;
    this.clock = clock;
    this.permits = permits;
  }

  @Override
  public String name() {
    return work.service();
  }

  /**
   * Creates topics that are missing, sets up the share groups and starts the loops.
   *
   * @throws StartFailure if another process uses the journal folder, or it cannot be written
   * @throws org.memestream.runtime.OutageException if no broker answers
   */
  @Override
  public synchronized void start() {
    if (started) {
      throw new IllegalStateException("The worker pool " + name() + " has been started before");
    }
    started = true;
    AttemptJournal journal = own(AttemptJournal.open(config.journalDir()));
    PoolState state =
        new PoolState(
            new LaneGate(work.lanes().size(), JOINING, SETTLING),
            outages,
            drain,
            journal,
            new AttemptLedger(),
            permits);
    AttemptLimits limits = new AttemptLimits(config.maxAttempts(), prepareBroker(), RETRY);
    registerGauges(journal);
    KafkaClients clients = new KafkaClients(kafka);
    EventPublisher publisher =
        own(new EventPublisher(clients.producer(name()), registry, name(), clock));
    ExecutorService prepareThreads =
        Executors.newFixedThreadPool(config.prepareThreads(), NamedThreads.of(name() + "-prepare"));
    owned.add(prepareThreads::shutdownNow);
    LoopFactory<I, P, R, O> factory =
        new LoopFactory<>(
            work,
            config,
            limits,
            LoopTiming.ofLock(config.lockDuration()),
            registry,
            publisher,
            prepareThreads,
            state,
            meters,
            traces,
            clock);
    for (int lane = 0; lane < work.lanes().size(); lane++) {
      String group = work.group(lane);
      for (int number = 0; number < config.loops(); number++) {
        loops.add(
            factory.loop(lane, number, () -> clients.shareConsumer(group, config.batchSize())));
      }
    }
    watchLag(own(clients.admin()));
    loops.forEach(this::run);
  }

  @Override
  public Readiness readiness() {
    List<String> reasons = new ArrayList<>();
    if (death.get() != null) {
      reasons.add("a worker loop of " + name() + " died: " + death.get());
    } else if (drain.isOrdered()) {
      reasons.add(name() + " is draining");
    } else if (!started || !loops.stream().allMatch(WorkerLoop::isUp)) {
      reasons.add(name() + " is joining its share groups");
    }
    reasons.addAll(outages.reasons());
    return new Readiness(reasons);
  }

  /**
   * {@inheritDoc}
   *
   * @throws StartFailure with the exit code, when a loop died
   */
  @Override
  public void awaitEnd() throws InterruptedException {
    ended.await();
    Throwable cause = death.get();
    if (cause != null) {
      boolean machine = cause instanceof VirtualMachineError || cause instanceof LinkageError;
      throw new StartFailure(
          machine ? ExitCode.MACHINE : ExitCode.DEFECT,
          "A worker loop of %s died (%s); start the process again".formatted(name(), cause),
          cause);
    }
  }

  /**
   * Stops polling, finishes and publishes the batches in work within the drain timeout, gives back
   * the rest, and leaves the share groups.
   */
  @Override
  public synchronized void close() {
    drain.order(config.drainTimeout());
    try {
      long deadline = System.nanoTime() + config.drainTimeout().plus(LEAVING).toNanos();
      for (Thread thread : threads) {
        thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (int i = owned.size() - 1; i >= 0; i--) {
      close(owned.get(i));
    }
    owned.clear();
    ended.countDown();
  }

  private int prepareBroker() {
    List<Topic<?>> topics = new ArrayList<>(work.lanes());
    topics.addAll(List.of(work.output(), Topics.STAGE_FAILED, Topics.DEAD_LETTERS));
    int deliveries = Integer.MAX_VALUE;
    try (Admin admin = new KafkaClients(kafka).admin()) {
      TopicCreator creator = new TopicCreator(admin, kafka);
      creator.createMissing(topics);
      ShareGroups groups = new ShareGroups(creator);
      for (int lane = 0; lane < work.lanes().size(); lane++) {
        deliveries =
            Math.min(deliveries, groups.configure(work.group(lane), config.lockDuration()));
      }
    }
    return deliveries;
  }

  private void watchLag(Admin admin) {
    GroupLag groups = new GroupLag(admin);
    LagMeters lag = own(new LagMeters(meters));
    for (int lane = 0; lane < work.lanes().size(); lane++) {
      String group = work.group(lane);
      lag.watch(stage(), List.of(work.lanes().get(lane).name()), () -> groups.shareGroup(group));
    }
    lag.start();
  }

  private String stage() {
    return work.worker().stage().name().toLowerCase(Locale.ROOT);
  }

  private void registerGauges(AttemptJournal journal) {
    Tags tags = Tags.of("stage", stage());
    Gauge.builder("memestream.worker.outage", outages, o -> o.any() ? 1 : 0)
        .tags(tags)
        .register(meters);
    Gauge.builder("memestream.worker.deaths", journal, AttemptJournal::deaths)
        .tags(tags)
        .register(meters);
    DiskMeters.bind(meters, "journal", config.journalDir());
  }

  private void run(WorkerLoop loop) {
    Thread thread =
        new Thread(
            () -> {
              try {
                loop.run();
              } catch (Throwable e) {
                died(loop, e);
              }
            },
            loop.name());
    threads.add(thread);
    thread.start();
  }

  /** A loop that dies takes the pool along: half a pool would hide that something is wrong. */
  private void died(WorkerLoop loop, Throwable cause) {
    death.compareAndSet(null, cause);
    drain.order(config.drainTimeout());
    ended.countDown();
    log.atError().setCause(cause).addKeyValue("loop", loop.name()).log("worker loop died");
  }

  private <T extends AutoCloseable> T own(T resource) {
    owned.add(resource);
    return resource;
  }

  private void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      log.atWarn().setCause(e).addKeyValue("pool", name()).log("could not close a resource");
    }
  }
}
