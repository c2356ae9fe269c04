package org.memestream.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.runtime.OutageException;
import org.memestream.runtime.worker.WorkerMetrics.Fate;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.StageFailed;
import org.memestream.schemas.Topics;

@Timeout(60)
class WorkerLoopTest {

  @TempDir Path dir;
  private LoopBench bench;

  @BeforeEach
  void open() {
    bench = new LoopBench(dir);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void publishesUnderTheMemesIdAndThenAccepts() {
    bench.waiting("a").waiting("b").run(new ScriptedWorker());
    await().until(() -> bench.consumer.accepted().size() == 2);
    assertThat(bench.published(Topics.CAPTIONED)).extracting("id").containsExactly("a", "b");
    assertThat(bench.producer.history())
        .extracting("key")
        .containsExactly("a".getBytes(), "b".getBytes());
    assertThat(bench.published(Topics.CAPTIONED))
        .extracting(MemeCaptioned::getTiming)
        .allSatisfy(timing -> assertThat(timing.getBatchSize()).isEqualTo(2))
        .allSatisfy(timing -> assertThat(timing.getAttempts()).isEqualTo(1))
        .allSatisfy(timing -> assertThat(timing.getComputeMicros()).isPositive());
    assertThat(bench.count(Fate.PRODUCED)).isEqualTo(2);
  }

  @Test
  void acceptsWhatDoesNotConcernItWithoutWork() {
    ScriptedWorker worker = new ScriptedWorker();
    bench.waiting("other").run(worker);
    await().until(() -> bench.consumer.accepted().size() == 1);
    assertThat(worker.batches()).isEmpty();
    assertThat(bench.producer.history()).isEmpty();
  }

  @Test
  void reportsRejectionsOfBothSteps() {
    ScriptedWorker worker =
        new ScriptedWorker()
            .preparing(
                id ->
                    id.equals("a")
                        ? Outcome.rejected(FailureReason.UNREADABLE, "Send a picture.")
                        : Outcome.produced(id))
            .running(
                id ->
                    id.equals("b")
                        ? Outcome.rejected(FailureReason.NO_CAPTION, "Nothing came to mind.")
                        : Outcome.produced(id));
    bench.waiting("a").waiting("b").waiting("c").run(worker);
    await().until(() -> bench.consumer.accepted().size() == 3);
    assertThat(bench.published(Topics.STAGE_FAILED))
        .extracting(StageFailed::getId, StageFailed::getOwnerId, StageFailed::getReason)
        .containsExactlyInAnyOrder(
            tuple("a", "owner-of-a", FailureReason.UNREADABLE),
            tuple("b", "owner-of-b", FailureReason.NO_CAPTION));
    assertThat(bench.published(Topics.CAPTIONED)).extracting("id").containsExactly("c");
  }

  @Test
  void aBadRecordFailsAloneAndIsReportedAfterItsAttempts() {
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(
                id -> {
                  if (id.equals("bad")) {
                    throw new IllegalStateException("no");
                  }
                  return Outcome.produced(id);
                });
    bench.waiting("a").waiting("bad").waiting("b").run(worker);
    await().until(() -> bench.consumer.accepted().size() == 3);
    assertThat(bench.published(Topics.CAPTIONED)).extracting("id").containsExactly("a", "b");
    assertThat(bench.published(Topics.STAGE_FAILED))
        .singleElement()
        .satisfies(event -> assertThat(event.getAttempts()).isEqualTo(3))
        .satisfies(event -> assertThat(event.getMessage()).doesNotContain("no;"));
    assertThat(worker.batches())
        .startsWith(
            List.of("a", "bad", "b"), List.of("a"), List.of("bad"), List.of("b"), List.of("bad"));
    assertThat(bench.consumer.released()).containsExactly(1L, 1L);
  }

  @Test
  void aWrongNumberOfOutcomesFailsTheAttempt() {
    ScriptedWorker worker =
        new ScriptedWorker() {
          @Override
          public List<Outcome<String>> run(List<String> batch) {
            return List.of();
          }
        };
    bench.waiting("a").run(worker);
    await().until(() -> bench.consumer.accepted().size() == 1);
    assertThat(bench.published(Topics.STAGE_FAILED))
        .extracting(StageFailed::getReason)
        .containsExactly(FailureReason.RETRIES_EXHAUSTED);
  }

  @Test
  void aStackTooDeepIsTheRecordsFaultOnly() {
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(
                id -> {
                  throw new StackOverflowError();
                });
    bench.waiting("deep").run(worker);
    await().until(() -> bench.consumer.accepted().size() == 1);
    assertThat(bench.published(Topics.STAGE_FAILED)).hasSize(1);
  }

  @Test
  void unreadableBytesBecomeADeadLetterAndAreAccepted() {
    bench.consumer.add("rubbish".getBytes());
    bench.consumer.add(null);
    bench.run(new ScriptedWorker());
    await().until(() -> bench.consumer.accepted().size() == 2);
    assertThat(bench.published(Topics.DEAD_LETTERS))
        .extracting("offset", "reason")
        .containsExactly(
            tuple(0L, "org.memestream.schemas.serde.UndecodableException"),
            tuple(1L, "org.apache.kafka.common.errors.SerializationException"));
  }

  @Test
  void anOutageHoldsTheRecordsAndKeepsWhatIsPrepared() {
    AtomicBoolean out = new AtomicBoolean(true);
    AtomicInteger prepared = new AtomicInteger();
    ScriptedWorker worker =
        new ScriptedWorker()
            .preparing(
                id -> {
                  prepared.incrementAndGet();
                  return Outcome.produced(id);
                })
            .running(
                id -> {
                  if (out.get()) {
                    throw new IllegalStateException(new OutageException("store gone", null));
                  }
                  return Outcome.produced(id);
                });
    bench.waiting("a").waiting("b").run(worker);
    await().until(() -> bench.consumer.renewals() >= 4);
    assertThat(bench.state.outages().reasons()).containsExactly("store gone");
    assertThat(bench.consumer.accepted()).isEmpty();
    out.set(false);
    await().until(() -> bench.consumer.accepted().size() == 2);
    assertThat(prepared).hasValue(2);
    assertThat(bench.consumer.released()).isEmpty();
    assertThat(bench.state.outages().any()).isFalse();
  }

  @Test
  void aRegistryOutageHoldsRecordsInsteadOfBuryingThem() {
    bench.registry.out(true);
    bench.waiting("a").run(new ScriptedWorker());
    await().until(bench.state.outages()::any);
    bench.registry.out(false);
    await().until(() -> bench.consumer.accepted().size() == 1);
    assertThat(bench.published(Topics.DEAD_LETTERS)).isEmpty();
    assertThat(bench.published(Topics.CAPTIONED)).hasSize(1);
  }

  @Test
  void nothingIsAcceptedWhileItCannotBePublishedAndNothingIsComputedTwice() {
    ScriptedWorker worker = new ScriptedWorker();
    bench.producer.sendException = new TimeoutException("no broker");
    bench.waiting("a").run(worker);
    await().until(() -> bench.state.outages().any());
    assertThat(bench.consumer.accepted()).isEmpty();
    bench.producer.sendException = null;
    await().until(() -> bench.consumer.accepted().size() == 1);
    assertThat(worker.ran()).containsExactly("a");
    assertThat(bench.published(Topics.CAPTIONED)).hasSize(1);
  }

  @Test
  void aDrainDuringAnOutageGivesTheRecordsBack() throws Exception {
    bench.producer.sendException = new TimeoutException("no broker");
    CompletableFuture<Void> end = bench.waiting("a").run(new ScriptedWorker());
    await().until(() -> bench.state.outages().any());
    bench.state.drain().order(Duration.ofSeconds(5));
    end.get(5, TimeUnit.SECONDS);
    assertThat(bench.consumer.accepted()).isEmpty();
    assertThat(bench.consumer.released()).containsExactly(0L);
    assertThat(bench.consumer.left()).isTrue();
  }

  @Test
  void anEventTooLargeToPublishCountsAsAFailedAttempt() {
    AtomicInteger sends = new AtomicInteger();
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(
                id -> {
                  bench.producer.sendException =
                      sends.incrementAndGet() < 3 ? new RecordTooLargeException("huge") : null;
                  return Outcome.produced(id);
                });
    bench.waiting("a").run(worker);
    await().until(() -> bench.consumer.accepted().size() == 1);
    assertThat(bench.consumer.released()).containsExactly(0L, 0L);
    assertThat(bench.published(Topics.CAPTIONED).get(0).getTiming().getAttempts()).isEqualTo(3);
  }

  @Test
  void locksAreRenewedWhileABatchIsLong() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(
                id -> {
                  goOn.await();
                  return Outcome.produced(id);
                });
    bench.waiting("a").run(worker);
    await().until(() -> bench.consumer.renewals() >= 3);
    goOn.countDown();
    await().until(() -> bench.consumer.accepted().size() == 1);
    assertThat(worker.ran()).hasSize(1);
  }

  @Test
  void recordsWhoseLocksAreLostAreDoneAgainRatherThanAnsweredFor() {
    AtomicInteger runs = new AtomicInteger();
    bench.consumer.locksExpire();
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(
                id -> {
                  if (runs.getAndIncrement() == 0) {
                    await().until(() -> bench.consumer.renewals() > 0);
                  }
                  return Outcome.produced(id);
                });
    bench.waiting("a").run(worker);
    await().until(() -> bench.published(Topics.CAPTIONED).size() >= 1);
    await().until(() -> bench.consumer.accepted().contains(0L));
  }

  @Test
  void aRenewalWithoutAnAnswerCostsARepetitionAndNothingElse() {
    AtomicInteger runs = new AtomicInteger();
    bench.consumer.failOneCommit(new TimeoutException("the broker does not answer"));
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(
                id -> {
                  if (runs.getAndIncrement() == 0) {
                    await().until(() -> !bench.consumer.willFailACommit());
                  }
                  return Outcome.produced(id);
                });
    CompletableFuture<Void> end = bench.waiting("a").run(worker);
    await().until(() -> end.isDone() || bench.consumer.accepted().contains(0L));
    assertThat(end).isNotDone();
    assertThat(bench.members).hasValueGreaterThan(1);
  }

  @Test
  void aBatchThatNeverEndsEndsTheLoopAndIsBlamed() {
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(
                id -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                  }
                  return Outcome.produced(id);
                });
    CompletableFuture<Void> end = bench.waiting("endless").run(worker);
    assertThatThrownBy(() -> end.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StuckException.class);
  }

  @Test
  void anErrorEndsTheLoopAndTheRecordIsNotedAsItsDeath() {
    ScriptedWorker worker =
        new ScriptedWorker()
            .preparing(
                id -> {
                  throw new OutOfMemoryError("of the test");
                });
    CompletableFuture<Void> end = bench.waiting("big").run(worker);
    assertThatThrownBy(() -> end.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(OutOfMemoryError.class);
    assertThat(dir.resolve("captioner-interactive-0.work")).isNotEmptyFile();
    assertThat(bench.consumer.accepted()).isEmpty();
  }

  @Test
  void aRecordThatTheBrokerWouldGiveUpSoonIsReportedUnrun() {
    ScriptedWorker worker = new ScriptedWorker();
    bench.waiting("a", LoopBench.LIMITS.deliveries() - 1).run(worker);
    await().until(() -> bench.consumer.accepted().size() == 1);
    assertThat(worker.batches()).isEmpty();
    assertThat(bench.published(Topics.STAGE_FAILED))
        .extracting(StageFailed::getReason)
        .containsExactly(FailureReason.RETRIES_EXHAUSTED);
  }

  @Test
  void suspectsRunByThemselvesAndAreAcquittedByTheirSuccess() throws Exception {
    ScriptedWorker worker = new ScriptedWorker();
    try (LoopBench after = afterDeaths(1, 1L)) {
      after.waiting("a").waiting("suspect").waiting("b").run(worker);
      await().until(() -> after.consumer.accepted().size() == 3);
      assertThat(worker.batches()).containsExactly(List.of("a", "b"), List.of("suspect"));
      await().until(() -> after.state.journal().deaths() == 0);
    }
  }

  @Test
  void aRecordThatStoppedTheWorkerTooOftenIsReportedUnrun() throws Exception {
    ScriptedWorker worker = new ScriptedWorker();
    try (LoopBench after = afterDeaths(LoopBench.LIMITS.attempts(), 0L)) {
      after.waiting("poison").waiting("a").run(worker);
      await().until(() -> after.consumer.accepted().size() == 2);
      assertThat(worker.ran()).containsExactly("a");
      assertThat(after.published(Topics.STAGE_FAILED))
          .singleElement()
          .satisfies(event -> assertThat(event.getId()).isEqualTo("poison"))
          .satisfies(event -> assertThat(event.getMessage()).contains("stopped", "3 times"));
    }
  }

  @Test
  void pollsThatFailMakeItUnreadyUntilTheySucceed() {
    bench.consumer.failPolls(new AuthorizationException("not yours"));
    bench.waiting("a").run(new ScriptedWorker());
    await()
        .untilAsserted(
            () ->
                assertThat(bench.state.outages().reasons())
                    .singleElement()
                    .asString()
                    .contains("not yours", "memestream.kafka.properties.sasl.jaas.config"));
    bench.consumer.failPolls(null);
    await().until(() -> bench.consumer.accepted().size() == 1);
    await().until(() -> !bench.state.outages().any());
  }

  @Test
  void otherLoopsTakeNothingDuringAnOutage() {
    bench.state.outages().begin("another loop", new OutageException("store gone", null));
    bench.waiting("a").run(new ScriptedWorker());
    await().pollDelay(Duration.ofMillis(100)).until(() -> bench.consumer.polls() == 0);
    bench.state.outages().end("another loop");
    await().until(() -> bench.consumer.accepted().size() == 1);
  }

  /** A loop in a process that follows others which died while they worked on a record. */
  private LoopBench afterDeaths(int deaths, long offset) throws IOException {
    Path journal = dir.resolve("journal");
    Position position = new Position(FakeShareConsumer.TOPIC, 0, offset, 0);
    for (int death = 0; death < deaths; death++) {
      try (AttemptJournal opened = AttemptJournal.open(journal);
          WorkNote note = opened.note("captioner-interactive-0")) {
        note.begin(List.of(position));
      }
    }
    return new LoopBench(journal);
  }
}
