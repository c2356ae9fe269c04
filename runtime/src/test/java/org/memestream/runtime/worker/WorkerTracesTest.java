package org.memestream.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.runtime.kafka.EventHeaders;
import org.memestream.runtime.telemetry.RecordedSpans;
import org.memestream.runtime.telemetry.WorkSpan;
import org.memestream.schemas.FailureReason;
import org.slf4j.MDC;

@Timeout(60)
class WorkerTracesTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";

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
  void aRecordGoesOnWithItsTraceAndHandsItOn() {
    bench.waiting("a", traceparent(TRACE)).run(new ScriptedWorker());
    SpanData record = awaitRecords(1).get(0);

    assertThat(record.getTraceId()).isEqualTo(TRACE);
    assertThat(record.getParentSpanId()).isEqualTo(CALLER);
    assertThat(record.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(RecordedSpans.note(record, "messaging.destination.name"))
        .isEqualTo(FakeShareConsumer.TOPIC);
    assertThat(RecordedSpans.note(record, "memestream.outcome")).isEqualTo("produced");
    assertThat(bench.spans.one("prepare").getParentSpanId()).isEqualTo(record.getSpanId());
    assertThat(bench.spans.one("run").getParentSpanId()).isEqualTo(record.getSpanId());
    assertThat(published())
        .containsExactly(Optional.of("00-" + TRACE + "-" + record.getSpanId() + "-01"));
  }

  @Test
  void recordsThatAreComputedTogetherStayInTheirOwnTraces() {
    String other = TRACE.replace('4', '5');
    bench
        .waiting("a", traceparent(TRACE))
        .waiting("b", traceparent(other))
        .run(new ScriptedWorker());
    Map<String, String> records =
        awaitRecords(2).stream()
            .collect(Collectors.toMap(SpanData::getTraceId, SpanData::getSpanId));

    assertThat(records).containsOnlyKeys(TRACE, other);
    assertThat(bench.spans.named("run"))
        .hasSize(2)
        .allSatisfy(
            run -> {
              assertThat(run.getParentSpanId()).isEqualTo(records.get(run.getTraceId()));
              assertThat(run.getAttributes().get(AttributeKey.longKey("memestream.batch.size")))
                  .isEqualTo(2);
            });
  }

  @Test
  void aRefusalIsAnErrorWithItsReasonAndWithoutItsSentence() {
    ScriptedWorker worker =
        new ScriptedWorker()
            .running(id -> Outcome.rejected(FailureReason.NO_CAPTION, "Ada's words."));
    bench.waiting("a", traceparent(TRACE)).run(worker);
    SpanData record = awaitRecords(1).get(0);

    assertThat(record.getStatus()).isEqualTo(StatusData.error());
    assertThat(RecordedSpans.note(record, "error.type")).isEqualTo("no_caption");
    assertThat(bench.spans.all().toString()).doesNotContain("Ada's words.", "owner-of-a");
    assertThat(published()).allSatisfy(header -> assertThat(header.get()).contains(TRACE));
  }

  @Test
  void logsOfTheWorkNameTheMemeAndItsTrace() {
    Map<String, String> seen = new ConcurrentHashMap<>();
    ScriptedWorker worker =
        new ScriptedWorker()
            .preparing(id -> told(id, "prepare", seen))
            .running(id -> told(id, "run", seen));
    bench.waiting("a", traceparent(TRACE)).run(worker);
    awaitRecords(1);

    assertThat(seen)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("prepare", "a in " + TRACE, "run", "a in " + TRACE));
  }

  private static Outcome<String> told(String id, String step, Map<String, String> seen) {
    seen.put(step, MDC.get(WorkSpan.MEME) + " in " + MDC.get(WorkSpan.TRACE_ID));
    return Outcome.produced(id);
  }

  private List<SpanData> awaitRecords(int count) {
    return await().until(() -> bench.spans.named("caption"), found -> found.size() == count);
  }

  private List<Optional<String>> published() {
    return bench.producer.history().stream()
        .map(ProducerRecord::headers)
        .map(EventHeaders::traceparent)
        .toList();
  }

  private static byte[] traceparent(String trace) {
    return ("00-" + trace + "-" + CALLER + "-01").getBytes(StandardCharsets.UTF_8);
  }
}
