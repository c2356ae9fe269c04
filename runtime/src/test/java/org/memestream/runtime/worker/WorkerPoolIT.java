package org.memestream.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.runtime.OutageException;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeRequested;

/** The pool in real share groups. */
@Timeout(180)
class WorkerPoolIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path brokerDir;
  private static EmbeddedBroker broker;

  @TempDir Path dir;
  private TestStage stage;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(brokerDir, 0);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void openStage(TestInfo test) {
    stage = new TestStage(test.getTestMethod().orElseThrow().getName(), broker.bootstrapServers());
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @Test
  void eachRecordHasExactlyOneOutcomeUnderRandomFailures() {
    Random random = new Random(7);
    ScriptedWorker worker =
        new ScriptedWorker()
            .preparing(id -> fail(random, 0.1, id))
            .running(id -> fail(random, 0.05, id));
    List<String> ids = ids("random", 200);
    stage.request(stage.requested(), ids);
    try (var pool = start(worker, Settings.in(dir))) {
      await()
          .atMost(PATIENCE)
          .until(() -> stage.look().produced().size() + failed(ids).size() == ids.size());
    }
    stage.look(Duration.ofSeconds(1));
    assertThat(stage.produced().values()).allSatisfy(events -> assertThat(events).hasSize(1));
    assertThat(failed(ids)).doesNotContainAnyElementsOf(stage.produced().keySet());
    assertThat(stage.failed().values()).allSatisfy(events -> assertThat(events).hasSize(1));
  }

  @Test
  void aRecordThatAlwaysThrowsIsReportedAloneAfterAllAttempts() {
    AtomicInteger lone = new AtomicInteger();
    ScriptedWorker worker = new ScriptedWorker();
    worker.running(
        id -> {
          if (id.equals("throws-3")) {
            List<List<String>> batches = worker.batches();
            lone.addAndGet(batches.get(batches.size() - 1).size() == 1 ? 1 : 0);
            throw new IllegalStateException("cannot");
          }
          return Outcome.produced(id);
        });
    List<String> ids = ids("throws", 10);
    stage.request(stage.requested(), ids);
    try (var pool = start(worker, Settings.in(dir).loops(1))) {
      await()
          .atMost(PATIENCE)
          .until(() -> stage.look().produced().size() + failed(ids).size() == ids.size());
    }
    assertThat(failed(ids)).containsExactly("throws-3");
    assertThat(stage.failed().get("throws-3").get(0))
        .satisfies(
            event -> assertThat(event.getReason()).isEqualTo(FailureReason.RETRIES_EXHAUSTED))
        .satisfies(event -> assertThat(event.getAttempts()).isEqualTo(3))
        .satisfies(event -> assertThat(event.getMessage()).contains("failed 3 times"));
    assertThat(lone).hasValue(3);
  }

  @Test
  void whatCannotBeReadBecomesADeadLetterWithItsBytes() {
    byte[] rubbish = "rubbish".getBytes();
    stage.send(stage.requested(), rubbish, "rubbish");
    stage.request(stage.requested(), List.of("readable"));
    try (var pool = start(new ScriptedWorker(), Settings.in(dir))) {
      await()
          .atMost(PATIENCE)
          .until(() -> stage.look().deadLetters().size() == 1 && stage.produced().size() == 1);
    }
    assertThat(stage.deadLetters().get(0))
        .satisfies(letter -> assertThat(letter.getValue().array()).isEqualTo(rubbish))
        .satisfies(letter -> assertThat(letter.getTopic()).isEqualTo(stage.requested().name()))
        .satisfies(letter -> assertThat(letter.getReason()).endsWith("UndecodableException"));
  }

  @Test
  void anOutageLongerThanTheLockBurnsNoAttempts() {
    AtomicBoolean out = new AtomicBoolean(true);
    Map<String, Integer> tries = new ConcurrentHashMap<>();
    ScriptedWorker worker =
        new ScriptedWorker()
            .preparing(
                id -> {
                  tries.merge(id, 1, Integer::sum);
                  if (out.get()) {
                    throw new OutageException("the store does not answer", null);
                  }
                  return Outcome.produced(id);
                });
    List<String> ids = ids("outage", 20);
    stage.request(stage.requested(), ids);
    try (var pool = start(worker, Settings.in(dir).lockDuration(Duration.ofSeconds(2)))) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(pool.readiness().reasons()).contains("the store does not answer"));
      await()
          .atMost(PATIENCE)
          .until(() -> tries.values().stream().mapToInt(Integer::intValue).max().orElse(0) > 7);
      assertThat(stage.look().produced()).isEmpty();
      out.set(false);
      await().atMost(PATIENCE).until(() -> stage.look().produced().size() == ids.size());
      await().atMost(PATIENCE).until(() -> pool.readiness().isReady());
    }
    stage.look(Duration.ofSeconds(1));
    assertThat(stage.produced().values())
        .allSatisfy(
            // A lock that ends while the machine stalls has its record done again.
            events ->
                assertThat(events)
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.getTiming().getAttempts()).isEqualTo(1)));
    assertThat(failed(ids)).isEmpty();
  }

  @Test
  void aBatchLongerThanTheLockIsNotGivenToOthers() {
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(
                id -> {
                  // A long computation, of which nobody is told.
                  await().pollDelay(Duration.ofSeconds(8)).until(() -> true);
                  return Outcome.produced(id);
                });
    stage.request(stage.requested(), List.of("long"));
    try (var pool = start(worker, Settings.in(dir).lockDuration(Duration.ofSeconds(6)))) {
      await().atMost(PATIENCE).until(() -> stage.look().produced().size() == 1);
    }
    assertThat(worker.ran()).containsExactly("long");
  }

  @Test
  void aDrainFinishesTheBatchInWorkAndLeavesTheRest() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ScriptedWorker slow =
        new ScriptedWorker()
            .running(
                id -> {
                  begun.countDown();
                  goOn.await();
                  return Outcome.produced(id);
                });
    List<String> ids = ids("drain", 30);
    stage.request(stage.requested(), ids);
    var first = start(slow, Settings.in(dir).loops(1).batchSize(4));
    begun.await();
    Thread closing = new Thread(first::close);
    closing.start();
    await().until(() -> !first.readiness().isReady());
    goOn.countDown();
    closing.join();
    List<String> early = slow.ran();
    assertThat(early).hasSizeLessThan(ids.size()).isNotEmpty();

    ScriptedWorker second = new ScriptedWorker();
    try (var pool = start(second, Settings.in(dir))) {
      await().atMost(PATIENCE).until(() -> stage.look().produced().size() == ids.size());
    }
    assertThat(second.ran()).doesNotContainAnyElementsOf(early);
    assertThat(stage.produced().values())
        .allSatisfy(events -> assertThat(events).hasSize(1))
        .allSatisfy(events -> assertThat(events.get(0).getTiming().getAttempts()).isEqualTo(1));
  }

  @Test
  void aDrainThatTakesTooLongGivesTheRecordsBackUnblamed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    ScriptedWorker hanging =
        new ScriptedWorker()
            .running(
                id -> {
                  begun.countDown();
                  new CountDownLatch(1).await();
                  return Outcome.produced(id);
                });
    stage.request(stage.requested(), List.of("hung"));
    try (var pool =
        start(hanging, Settings.in(dir).loops(1).drainTimeout(Duration.ofMillis(300)))) {
      begun.await();
    }
    ScriptedWorker second = new ScriptedWorker();
    try (var pool = start(second, Settings.in(dir))) {
      await().atMost(PATIENCE).until(() -> stage.look().produced().size() == 1);
    }
    assertThat(stage.produced().get("hung").get(0).getTiming().getAttempts()).isEqualTo(1);
  }

  @Test
  void interactiveRecordsGoBeforeBulk() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    List<String> order = new ArrayList<>();
    ScriptedWorker worker =
        new ScriptedWorker()
            .preparing(
                id -> {
                  synchronized (order) {
                    order.add(id);
                  }
                  seen.add(id);
                  return Outcome.produced(id);
                });
    List<String> bulk = ids("bulk", 30);
    List<String> interactive = ids("interactive", 60);
    stage.request(stage.bulk(), List.of("first-bulk"));
    stage.request(stage.requested(), List.of("first-interactive"));
    try (var pool = start(worker, Settings.in(dir))) {
      // Both lanes have joined their groups, which takes the broker as long as it likes.
      await().atMost(PATIENCE).until(() -> stage.look().produced().size() == 2);
      stage.request(stage.requested(), interactive);
      stage.request(stage.bulk(), bulk);
      await().atMost(PATIENCE).until(() -> stage.look().produced().size() == 92);
    }
    assertThat(seen).hasSize(92);
    assertThat(meanPlace(order, interactive))
        .as("a slow answer of the broker lets a batch of bulk records pass, not all of them")
        .isLessThan(meanPlace(order, bulk));
  }

  private static double meanPlace(List<String> order, List<String> ids) {
    return ids.stream().mapToInt(order::indexOf).average().orElseThrow();
  }

  @Test
  void aLaneThatWaitedLongerThanThePollIntervalTakesRecordsAgain() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(
                id -> {
                  if (id.equals("long")) {
                    begun.countDown();
                    goOn.await();
                  }
                  return Outcome.produced(id);
                });
    Duration interval = Duration.ofSeconds(2);
    stage.request(stage.requested(), List.of("long"));
    try (var pool =
        stage.pool(
            worker,
            Settings.in(dir).batchSize(1).lockDuration(Duration.ofSeconds(3)),
            Map.of("max.poll.interval.ms", Long.toString(interval.toMillis())))) {
      pool.start();
      begun.await();
      stage.request(stage.bulk(), List.of("bulk"));
      assertThat(stage.look(interval.multipliedBy(3)).produced()).isEmpty();
      goOn.countDown();
      await().atMost(PATIENCE).until(() -> stage.look().produced().size() == 2);
    }
    // The broker took the lane's member for dead meanwhile, so the record may be done twice.
    assertThat(worker.ran()).startsWith("long", "bulk").containsOnly("long", "bulk");
  }

  @Test
  void anErrorEndsThePoolWithAnExitCode() throws Exception {
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(
                id -> {
                  throw new OutOfMemoryError("of the test");
                });
    stage.request(stage.requested(), List.of("big"));
    try (var pool = start(worker, Settings.in(dir))) {
      assertThat(catchThrowable(pool::awaitEnd))
          .isInstanceOfSatisfying(
              StartFailure.class,
              failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.MACHINE))
          .hasRootCauseInstanceOf(OutOfMemoryError.class);
      assertThat(pool.readiness().isReady()).isFalse();
    }
    try (AttemptJournal journal = AttemptJournal.open(dir)) {
      assertThat(journal.deaths()).isEqualTo(1);
    }
  }

  @Test
  void aLoneRecordPassesAnIdleStageQuickly() {
    ScriptedWorker worker = new ScriptedWorker();
    try (var pool = start(worker, Settings.in(dir))) {
      stage.request(stage.requested(), List.of("warm-up"));
      await().atMost(PATIENCE).until(() -> stage.look().produced().size() == 1);
      long[] micros = new long[40];
      for (int i = 0; i < micros.length; i++) {
        int expected = i + 2;
        // Idle first, so that nothing of the last record is left.
        stage.look(Duration.ofMillis(30));
        byte[] bytes = Requests.bytes(stage.registry(), stage.requested().name(), "lone-" + i);
        long sent = System.nanoTime();
        stage.send(stage.requested(), bytes, "lone-" + i);
        while (stage.look(Duration.ofSeconds(1)).produced().size() < expected) {
          assertThat(System.nanoTime() - sent).isLessThan(PATIENCE.toNanos());
        }
        micros[i] = (System.nanoTime() - sent) / 1000;
      }
      Arrays.sort(micros);
      System.out.printf(
          "lone record, send to output read: median %d us, p90 %d us, worst %d us;"
              + " of that publishing %.0f us on average%n",
          micros[20],
          micros[36],
          micros[39],
          stage
              .meters()
              .timer("memestream.worker.publish.time", lane())
              .mean(TimeUnit.MICROSECONDS));
      assertThat(micros[20]).isLessThan(200_000);
    }
  }

  private WorkerPool<MemeRequested, String, String, MemeCaptioned> start(
      ScriptedWorker worker, Settings settings) {
    var pool = stage.pool(worker, settings);
    pool.start();
    return pool;
  }

  private List<String> failed(List<String> ids) {
    return stage.failed().keySet().stream().filter(ids::contains).toList();
  }

  private static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
  }

  private static String[] lane() {
    return Stream.of("stage", "caption", "lane", "interactive").toArray(String[]::new);
  }

  private static Outcome<String> fail(Random random, double probability, String id) {
    synchronized (random) {
      if (random.nextDouble() < probability) {
        throw new IllegalStateException("by chance");
      }
    }
    return Outcome.produced(id);
  }
}
