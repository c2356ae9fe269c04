package org.memestream.runtime.worker;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.memestream.runtime.config.WorkerConfig;
import org.memestream.runtime.kafka.DeadLetters;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.schemas.Topic;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/** Puts the loops of a pool together. */
final class LoopFactory<I extends SpecificRecord, P, R, O extends SpecificRecord> {

  private final StageWork<I, P, R, O> work;
  private final WorkerConfig config;
  private final AttemptLimits limits;
  private final LoopTiming timing;
  private final SchemaRegistry registry;
  private final EventPublisher publisher;
  private final Executor prepareThreads;
  private final PoolState state;
  private final List<WorkerMetrics> metricsByLane;
  private final Traces traces;
  private final Clock clock;

  LoopFactory(
      StageWork<I, P, R, O> work,
      WorkerConfig config,
      AttemptLimits limits,
      LoopTiming timing,
      SchemaRegistry registry,
      EventPublisher publisher,
      Executor prepareThreads,
      PoolState state,
      MeterRegistry meters,
      Traces traces,
      Clock clock) {
    this.work = work;
    this.config = config;
    this.limits = limits;
    this.timing = timing;
    this.registry = registry;
    this.publisher = publisher;
    this.prepareThreads = prepareThreads;
    this.state = state;
    this.metricsByLane =
        IntStream.range(0, work.lanes().size())
            .mapToObj(lane -> new WorkerMetrics(meters, work.worker().stage(), laneName(lane)))
            .toList();
    this.traces = traces;
    this.clock = clock;
  }

  /**
   * A loop, not running yet.
   *
   * @param lane index of its lane
   * @param number distinguishes the loops of a lane
   * @param consumers makes its own, which the loop closes
   */
  WorkerLoop loop(int lane, int number, Supplier<ShareConsumer<byte[], byte[]>> consumers) {
    Topic<I> topic = work.lanes().get(lane);
    String name = work.service() + "-" + laneName(lane) + "-" + number;
    WorkerMetrics metrics = metricsByLane.get(lane);
    HeldRecords held = new HeldRecords(consumers, metrics);
    return new WorkerLoop(
        new WorkerLoop.Member(name, lane, topic.name()),
        held,
        new BatchFiller(held, config.batchSize(), config.maxBatchDelay(), state.drain()),
        task(name, topic, metrics),
        Executors.newSingleThreadExecutor(NamedThreads.of(name + "-work")),
        state,
        timing,
        metrics,
        clock);
  }

  private static String laneName(int lane) {
    return StageWork.lane(lane).name().toLowerCase(Locale.ROOT);
  }

  private BatchTask<I, P, R> task(String name, Topic<I> topic, WorkerMetrics metrics) {
    Intake<I, P, R> intake =
        new Intake<>(
            work.worker(),
            new AvroSerde<>(registry, topic.type()).deserializer(),
            new DeadLetters(publisher, work.service(), clock),
            traces);
    BatchRun<I, P, R> run =
        new BatchRun<>(work.worker(), new Preparation<>(work.worker(), prepareThreads), metrics);
    Judge<I, R, O> judge =
        new Judge<>(work.worker(), work.output(), publisher, limits, state, clock);
    return new BatchTask<>(
        name,
        intake,
        run,
        judge,
        publisher::flush,
        state.journal().note(name),
        state,
        timing.outage(),
        metrics);
  }
}
