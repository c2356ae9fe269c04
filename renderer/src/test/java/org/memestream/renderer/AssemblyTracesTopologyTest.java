package org.memestream.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.renderer.assembly.Parts;
import org.memestream.renderer.assembly.Parts.Faces;
import org.memestream.runtime.telemetry.RecordedSpans;
import org.memestream.schemas.Topics;

class AssemblyTracesTopologyTest {

  private static final String ID = "meme-1";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String REQUEST = "00-" + TRACE + "-00f067aa0ba90201-01";
  private static final String CAPTION = "00-" + TRACE + "-00f067aa0ba90202-01";
  private static final String RENDER = "00-" + TRACE + "-00f067aa0ba90203-01";

  @TempDir Path stateDir;
  private AssemblyBench bench;

  @BeforeEach
  void setUp() {
    bench = new AssemblyBench(stateDir);
  }

  @AfterEach
  void tearDown() {
    bench.close();
  }

  @Test
  void aMemeStaysInItsTrace() {
    Parts parts = new Parts(ID, bench.now());
    bench.send(Topics.REQUESTED, ID, parts.request(Faces.UNTOUCHED), REQUEST);
    bench.send(Topics.CAPTIONED, ID, parts.captioned(), CAPTION);
    bench.send(Topics.RENDERED, ID, parts.rendered(), RENDER);

    List<SpanData> joins = bench.spans.named("join");
    assertThat(joins)
        .extracting(SpanData::getParentSpanId)
        .containsExactly("00f067aa0ba90201", "00f067aa0ba90202", "00f067aa0ba90203");
    assertThat(joins)
        .extracting(span -> RecordedSpans.note(span, "messaging.destination.name"))
        .containsExactly("memes.requested", "memes.captioned", "memes.rendered");
    assertThat(bench.traces(Topics.ASSEMBLED)).containsExactly(within(joins.get(1)));
    assertThat(bench.traces(Topics.FINISHED)).containsExactly(within(joins.get(2)));
    assertThat(bench.traces(Topics.STATUS)).contains(within(joins.get(0)), within(joins.get(2)));
  }

  @Test
  void aRecordThatCannotBeUsedIsAnError() {
    Parts parts = new Parts(ID, bench.now());
    bench.send(Topics.CAPTIONED, "another", parts.captioned(), CAPTION);

    assertThat(RecordedSpans.note(bench.spans.one("join"), "error.type"))
        .endsWith("UnusableRecordException");
    assertThat(bench.traces(Topics.DEAD_LETTERS)).containsExactly(Optional.of(CAPTION));
  }

  private static Optional<String> within(SpanData span) {
    return Optional.of("00-" + TRACE + "-" + span.getSpanId() + "-01");
  }
}
