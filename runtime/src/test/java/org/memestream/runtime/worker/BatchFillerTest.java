package org.memestream.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.memestream.schemas.Stage;

class BatchFillerTest {

  private static final Duration DELAY = Duration.ofMillis(150);

  private final FakeShareConsumer consumer = new FakeShareConsumer(2);
  private final HeldRecords held =
      new HeldRecords(
          () -> consumer,
          new WorkerMetrics(new SimpleMeterRegistry(), Stage.CAPTION, "interactive"));
  private final Drain drain = new Drain();
  private final BatchFiller filler = new BatchFiller(held, 2, DELAY, drain);

  @Test
  void aLoneRecordDoesNotWait() throws Exception {
    filler.next(Duration.ZERO);
    consumer.add(new byte[1]);
    assertThat(timed(1)).isLessThan(DELAY);
  }

  @Test
  void afterABatchThatWasNotFullTheNextGathersForTheDelay() throws Exception {
    consumer.add(new byte[1]);
    long begun = System.nanoTime();
    timed(1);
    consumer.add(new byte[1]);
    consumer.add(new byte[1]);
    timed(2);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(DELAY);
  }

  @Test
  void afterAFullBatchTheNextIsTakenAtOnce() throws Exception {
    consumer.add(new byte[1]);
    consumer.add(new byte[1]);
    timed(2);
    consumer.add(new byte[1]);
    assertThat(timed(1)).isLessThan(DELAY);
  }

  @Test
  void aDrainEndsTheGathering() throws Exception {
    consumer.add(new byte[1]);
    timed(1);
    consumer.add(new byte[1]);
    drain.order(Duration.ZERO);
    assertThat(filler.next(Duration.ZERO)).isEmpty();
  }

  private Duration timed(int expected) throws InterruptedException {
    long begun = System.nanoTime();
    List<ConsumerRecord<byte[], byte[]>> records = filler.next(Duration.ofSeconds(5));
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(records).hasSize(expected);
    held.answer(records.stream().map(Position::of).toList(), AcknowledgeType.ACCEPT);
    return time;
  }
}
