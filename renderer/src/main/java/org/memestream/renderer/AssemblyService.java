package org.memestream.renderer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.memestream.renderer.assembly.Patience;
import org.memestream.renderer.streams.StreamsDeadLetters;
import org.memestream.renderer.streams.ThreadFailures;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.kafka.GroupLag;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.LagMeters;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.Service;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.runtime.telemetry.DiskMeters;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/** Runs the {@link AssemblyTopology} in Kafka Streams. Starts once. */
final class AssemblyService implements Service {
  private static final int REPLACEMENTS = 5;
  private static final Duration REPLACEMENT_PERIOD = Duration.ofMinutes(10);
  private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(2);

  private final AssemblyConfig config;
  private final KafkaConfig kafka;
  private final SchemaRegistry registry;
  private final MeterRegistry meters;
  private final AssemblyMetrics metrics;
  private final Traces traces;
  private final ThreadFailures failures;
  private final StreamsDeadLetters deadLetters;
  private final CountDownLatch settledOnce = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<Throwable> lastFailure = new AtomicReference<>();
  private volatile KafkaStreams streams;
  private volatile KafkaStreamsMetrics streamsMetrics;
  private volatile Admin admin;
  private volatile LagMeters lag;

  /**
   * @param registry stays the caller's to close
   */
  AssemblyService(
      AssemblyConfig config,
      KafkaConfig kafka,
      SchemaRegistry registry,
      MeterRegistry meters,
      Traces traces,
      Clock clock) {
    this.config = config;
    this.kafka = kafka;
    this.registry = registry;
    this.meters = meters;
    this.metrics = new AssemblyMetrics(meters);
    this.traces = traces;
    this.failures = new ThreadFailures(REPLACEMENTS, REPLACEMENT_PERIOD, OUTAGE_PAUSE, clock);
    this.deadLetters =
        new StreamsDeadLetters(
            new AvroSerde<>(registry, DeadLetter.class).serializer(),
            name(),
            clock,
            metrics::deadLetter);
  }

  @Override
  public String name() {
    return "assembly";
  }

  @Override
  public void start() {
    KafkaClients clients = new KafkaClients(kafka);
    try (Admin admin = clients.admin()) {
      new TopicCreator(admin, kafka).createMissing(Topics.all());
      new JoinableTopics(admin).check();
    }
    String instance = config.instanceId().orElseGet(new InstanceName(config.stateDir())::get);
    StreamsConfig settings =
        new AssemblySettings(config).streams(clients.settings(), instance, deadLetters);
    Patience patience = new Patience(config.renderTime(), config.retention());
    AssemblyTopology topology =
        new AssemblyTopology(registry, patience, config.tick(), config.settling(), metrics, traces);
    streams = new KafkaStreams(topology.build(settings), settings);
    streams.setStateListener((now, before) -> changed(now));
    streams.setUncaughtExceptionHandler(
        failure -> {
          lastFailure.set(failure);
          return failures.handle(failure);
        });
    streamsMetrics = new KafkaStreamsMetrics(streams);
    streamsMetrics.bindTo(meters);
    streams.start();
    watchLag(clients.admin());
    awaitStart();
  }

  private void watchLag(Admin watching) {
    admin = watching;
    GroupLag groups = new GroupLag(watching);
    lag =
        new LagMeters(meters)
            .watch(
                name(),
                AssemblyTopology.SOURCES.stream().map(Topic::name).toList(),
                () -> groups.consumerGroup(config.applicationId()))
            .start();
    DiskMeters.bind(meters, "assembly", config.stateDir());
  }

  private void changed(State state) {
    switch (state) {
      case RUNNING -> settledOnce.countDown();
      case NOT_RUNNING, ERROR -> {
        ended.countDown();
        settledOnce.countDown();
      }
      case CREATED, REBALANCING, PENDING_SHUTDOWN, PENDING_ERROR -> {}
    }
  }

  private void awaitStart() {
    try {
      if (!settledOnce.await(config.startTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StartFailure(
            ExitCode.TIMED_OUT,
            "the assembly did not start within %s; see the log, or raise memestream.assembly.start-timeout"
                .formatted(config.startTimeout()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure(ExitCode.FAILED, "the start of the assembly was interrupted", e);
    }
    failIfBroken();
  }

  @Override
  public Readiness readiness() {
    KafkaStreams running = streams;
    if (running == null) {
      return Readiness.unready("the assembly is not started");
    }
    State state = running.state();
    return switch (state) {
      case RUNNING -> Readiness.ready();
      case CREATED, REBALANCING ->
          Readiness.unready("the assembly waits for its partitions and restores their state");
      case PENDING_SHUTDOWN, NOT_RUNNING -> Readiness.unready("the assembly is stopped");
      case PENDING_ERROR, ERROR -> Readiness.unready("the assembly failed; see the log");
    };
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    ended.await();
    failIfBroken();
  }

  private void failIfBroken() {
    State state = streams.state();
    if (state == State.ERROR || state == State.PENDING_ERROR) {
      throw new StartFailure(
          ExitCode.FAILED,
          "the assembly stopped after a failure that came again and again; see the log",
          lastFailure.get());
    }
  }

  @Override
  public void close() {
    failures.close();
    KafkaStreams running = streams;
    if (running != null) {
      running.close(
          CloseOptions.timeout(config.closeTimeout())
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
      streamsMetrics.close();
      lag.close();
      admin.close();
    }
    ended.countDown();
  }
}
