package org.memestream.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.TelemetryConfig.TracesConfig;
import org.slf4j.MDC;

class TracesTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";
  private static final String TRACEPARENT = "00-" + TRACE + "-" + CALLER + "-01";

  private final RecordedSpans spans = new RecordedSpans();

  @Test
  void goesOnWithTheTraceThatArrived() {
    WorkSpan span =
        spans.traces().begin("caption", SpanKind.CONSUMER, Optional.of(TRACEPARENT), "m-1");
    span.end();

    SpanData made = spans.one("caption");
    assertThat(made.getTraceId()).isEqualTo(TRACE);
    assertThat(made.getParentSpanId()).isEqualTo(CALLER);
    assertThat(RecordedSpans.note(made, "memestream.meme.id")).isEqualTo("m-1");
    assertThat(span.traceparent()).contains("00-" + TRACE + "-" + made.getSpanId() + "-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"})
  void beginsATraceWhereWhatArrivedIsNone(String header) {
    spans.traces().begin("caption", SpanKind.CONSUMER, Optional.of(header)).end();

    assertThat(spans.one("caption").getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void stepsBelongToTheirWork() throws Exception {
    WorkSpan span = spans.traces().begin("caption", SpanKind.CONSUMER, Optional.empty());
    String done = span.within("prepare", () -> "done");
    span.end();

    assertThat(done).isEqualTo("done");
    assertThat(spans.one("prepare").getParentSpanId()).isEqualTo(spans.one("caption").getSpanId());
  }

  @Test
  void tellsTheKindOfAFailureAndNotItsWords() {
    WorkSpan span = spans.traces().begin("caption", SpanKind.CONSUMER, Optional.empty());
    assertThatThrownBy(
            () ->
                span.within(
                    "prepare",
                    () -> {
                      throw new IllegalStateException("ada's secret caption");
                    }))
        .isInstanceOf(IllegalStateException.class);
    span.end();

    SpanData step = spans.one("prepare");
    assertThat(step.getStatus()).isEqualTo(StatusData.error());
    assertThat(RecordedSpans.note(step, "error.type")).isEqualTo("java.lang.IllegalStateException");
    assertThat(spans.all().toString()).doesNotContain("ada's secret caption");
  }

  @Test
  void logsCarryTheIdsWhileAThreadIsInTheWork() {
    WorkSpan outer = spans.traces().begin("submit", SpanKind.SERVER, Optional.of(TRACEPARENT));
    WorkSpan inner = spans.traces().begin("caption", SpanKind.CONSUMER, Optional.empty(), "m-1");
    try (WorkSpan.Entered request = outer.enter()) {
      try (WorkSpan.Entered work = inner.enter()) {
        assertThat(MDC.get(WorkSpan.MEME)).isEqualTo("m-1");
        assertThat(MDC.get(WorkSpan.TRACE_ID)).isNotEqualTo(TRACE).hasSize(32);
      }
      assertThat(MDC.get(WorkSpan.MEME)).isNull();
      assertThat(MDC.get(WorkSpan.TRACE_ID)).isEqualTo(TRACE);
    }
    assertThat(MDC.get(WorkSpan.TRACE_ID)).isNull();
  }

  @Test
  void workBegunInsideOtherWorkBelongsToIt() {
    WorkSpan request = spans.traces().begin("POST", SpanKind.SERVER, Optional.empty());
    try (WorkSpan.Entered entered = request.enter()) {
      spans.traces().begin("submit", SpanKind.PRODUCER, Optional.empty()).end();
    }
    request.end();

    assertThat(spans.one("submit").getParentSpanId()).isEqualTo(spans.one("POST").getSpanId());
  }

  @Test
  void whatArrivesIsPassedOnUnchangedWhenThereAreNoTraces() {
    WorkSpan span =
        Traces.off().begin("caption", SpanKind.CONSUMER, Optional.of(TRACEPARENT), "m-1");

    assertThat(span.traceparent()).contains(TRACEPARENT);
    assertThat(span.step("run").traceparent()).contains(TRACEPARENT);
  }

  @Test
  void nothingIsSentWithoutATraceWhenThereAreNoTraces() {
    WorkSpan span = Traces.off().begin("caption", SpanKind.CONSUMER, Optional.empty(), "m-1");

    assertThat(span.traceparent()).isEmpty();
  }

  @Test
  void thereAreNoTracesWithoutAnEndpoint() {
    TracesConfig none = ConfigurationLoader.group(TracesConfig.class, Map.of());

    try (Traces traces = Traces.exporting("captioner", none)) {
      assertThat(traces.begin("caption", SpanKind.CONSUMER, Optional.empty()).traceparent())
          .isEmpty();
    }
  }
}
