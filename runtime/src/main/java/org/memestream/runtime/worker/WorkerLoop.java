package org.memestream.runtime.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.memestream.runtime.OutageException;
import org.memestream.runtime.kafka.KafkaFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one poll loop: takes a batch, has it worked on by its work thread, keeps the locks of its
 * records meanwhile, and answers for each. Runs until a drain is ordered.
 */
final class WorkerLoop {

  private static final Logger log = LoggerFactory.getLogger(WorkerLoop.class);

  private final Member member;
  private final HeldRecords held;
  private final BatchFiller filler;
  private final BatchTask<?, ?, ?> task;
  private final ExecutorService workThread;
  private final PoolState state;
  private final LoopTiming timing;
  private final WorkerMetrics metrics;
  private final Clock clock;
  private volatile boolean joined;

  /**
   * Which loop this is.
   *
   * @param name unique in the pool
   * @param lane index of its lane
   * @param topic what it takes records from
   */
  record Member(String name, int lane, String topic) {}

  WorkerLoop(
      Member member,
      HeldRecords held,
      BatchFiller filler,
      BatchTask<?, ?, ?> task,
      ExecutorService workThread,
      PoolState state,
      LoopTiming timing,
      WorkerMetrics metrics,
      Clock clock) {
    this.member = member;
    this.held = held;
    this.filler = filler;
    this.task = task;
    this.workThread = workThread;
    this.state = state;
    this.timing = timing;
    this.metrics = metrics;
    this.clock = clock;
  }

  String name() {
    return member.name();
  }

  /** Whether it has polled, or waits for its first turn behind a lane that goes first. */
  boolean isUp() {
    return joined || member.lane() > 0;
  }

  /**
   * Polls and works until the drain.
   *
   * @throws Exception what makes the loop, and with it the process, unfit to go on
   */
  void run() throws Exception {
    try (held) {
      held.subscribe(member.topic());
      for (int failures = 0; !state.drain().isOrdered(); ) {
        try {
          if (failures > 0) {
            held.rejoin(member.topic());
          }
          turn();
          failures = 0;
          state.outages().end(name());
        } catch (KafkaException e) {
          failures++;
          state.outages().begin(name(), explained(e));
          state.drain().pause(timing.outage().after(failures));
        }
      }
      held.releaseAll();
    } finally {
      workThread.shutdownNow();
      task.close();
      state.outages().end(name());
    }
  }

  /** Names the settings to look at, where a client is not let in. */
  private static Exception explained(KafkaException failure) {
    return KafkaFailures.denial(failure)
        .<Exception>map(why -> new OutageException("Kafka " + why, failure))
        .orElse(failure);
  }

  private void turn() throws Exception {
    if (!mayPoll()) {
      return;
    }
    List<ConsumerRecord<byte[], byte[]>> records = filler.next(timing.poll());
    joined = true;
    if (records.isEmpty()) {
      return;
    }
    state.gate().enter(member.lane());
    metrics.taken(queueTimes(records));
    try {
      for (List<ConsumerRecord<byte[], byte[]>> batch : batches(records)) {
        if (!state.drain().isOrdered()) {
          work(batch);
        }
      }
    } finally {
      metrics.settled(records.size());
      state.gate().leave(member.lane());
    }
  }

  private boolean mayPoll() throws InterruptedException {
    return state.outages().awaitNoneElsewhere(name(), timing.poll())
        && state.gate().awaitTurn(member.lane(), timing.poll());
  }

  /** All ordinary records together, and each suspect by itself. */
  private List<List<ConsumerRecord<byte[], byte[]>>> batches(
      List<ConsumerRecord<byte[], byte[]>> records) {
    Map<Boolean, List<ConsumerRecord<byte[], byte[]>>> bySuspicion =
        records.stream().collect(Collectors.partitioningBy(this::isSuspect));
    List<List<ConsumerRecord<byte[], byte[]>>> batches = new ArrayList<>();
    if (!bySuspicion.get(false).isEmpty()) {
      batches.add(bySuspicion.get(false));
    }
    bySuspicion.get(true).forEach(suspect -> batches.add(List.of(suspect)));
    return batches;
  }

  private boolean isSuspect(ConsumerRecord<byte[], byte[]> record) {
    return state.journal().deaths(Position.of(record)) > 0;
  }

  private void work(List<ConsumerRecord<byte[], byte[]>> batch) throws Exception {
    boolean alone = batch.stream().anyMatch(this::isSuspect);
    Future<List<Ruling>> work =
        workThread.submit(
            () -> {
              // A lane that has to wait may find others at work when its records arrive.
              while (!state.gate().awaitTurn(member.lane(), timing.poll())) {
                if (state.drain().isOrdered()) {
                  return List.of();
                }
              }
              return task.process(batch, alone);
            });
    Optional<List<Ruling>> rulings = awaitKeepingLocks(work);
    if (rulings.isEmpty()) {
      work.cancel(true);
      task.abandon();
      log.atWarn()
          .addKeyValue("loop", name())
          .addKeyValue("records", batch.size())
          .log("drain timeout over, giving the records back unfinished");
      return;
    }
    answer(rulings.get());
  }

  /** The result of the work; empty when a drain does not wait for it any longer. */
  private Optional<List<Ruling>> awaitKeepingLocks(Future<List<Ruling>> work) throws Exception {
    long renewed = System.nanoTime();
    while (true) {
      try {
        return Optional.of(work.get(timing.watch().toNanos(), TimeUnit.NANOSECONDS));
      } catch (TimeoutException e) {
        if (state.drain().isOver()) {
          return Optional.empty();
        }
        stopIfStuck();
        if (System.nanoTime() - renewed >= timing.renewal().toNanos()) {
          renew();
          renewed = System.nanoTime();
        }
      } catch (ExecutionException e) {
        throw unfit(e.getCause());
      }
    }
  }

  /** A renewal that fails costs a repetition of the records and nothing else. */
  private void renew() {
    try {
      held.renew();
    } catch (KafkaException e) {
      log.atWarn().setCause(e).addKeyValue("loop", name()).log("locks could not be renewed");
    }
  }

  private void stopIfStuck() {
    Duration computing = task.computing();
    if (computing.compareTo(timing.longestBatch()) > 0) {
      throw new StuckException(
          "a batch of %s has been computing for %s; the longest that is allowed is %s"
              .formatted(name(), computing, timing.longestBatch()));
    }
  }

  private static Exception unfit(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (Exception) cause;
  }

  /** Answers for those that are done, then for those that wait a little before their next try. */
  private void answer(List<Ruling> rulings) throws InterruptedException {
    rulings.forEach(metrics::count);
    Map<Duration, List<Ruling>> byPause =
        rulings.stream()
            .collect(Collectors.groupingBy(Ruling::pause, TreeMap::new, Collectors.toList()));
    for (Map.Entry<Duration, List<Ruling>> group : byPause.entrySet()) {
      state.drain().pause(group.getKey());
      for (AcknowledgeType type : List.of(AcknowledgeType.ACCEPT, AcknowledgeType.RELEASE)) {
        List<Position> positions =
            group.getValue().stream()
                .filter(ruling -> ruling.answer() == type)
                .map(Ruling::position)
                .toList();
        if (!positions.isEmpty()) {
          held.answer(positions, type);
        }
        if (type == AcknowledgeType.ACCEPT) {
          positions.forEach(state.ledger()::forget);
          positions.forEach(state.journal()::acquit);
        }
      }
    }
  }

  private List<Duration> queueTimes(List<ConsumerRecord<byte[], byte[]>> records) {
    long now = clock.millis();
    return records.stream()
        .map(record -> Duration.ofMillis(Math.max(0, now - record.timestamp())))
        .toList();
  }
}
