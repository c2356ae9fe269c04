package org.memestream.runtime.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;

/** Spans kept in memory, in the order in which they ended. */
public final class RecordedSpans {

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final Traces traces =
      Traces.of(
          OpenTelemetrySdk.builder()
              .setTracerProvider(
                  SdkTracerProvider.builder()
                      .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                      .build())
              .build());

  /** What records them. */
  public Traces traces() {
    return traces;
  }

  public List<SpanData> all() {
    return exporter.getFinishedSpanItems();
  }

  public List<SpanData> named(String name) {
    return all().stream().filter(span -> span.getName().equals(name)).toList();
  }

  /** The only span of that name. */
  public SpanData one(String name) {
    List<SpanData> found = named(name);
    if (found.size() != 1) {
      throw new AssertionError("expected one span " + name + " among " + all());
    }
    return found.get(0);
  }

  /** What a span notes under a key, as text; null when nothing. */
  public static String note(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.stringKey(key));
  }
}
