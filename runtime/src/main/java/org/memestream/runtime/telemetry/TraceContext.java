package org.memestream.runtime.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;

/** Reads and writes the header {@code traceparent} of W3C Trace Context. */
final class TraceContext {

  private static final String FIELD = "traceparent";
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final TextMapGetter<String> GETTER = new Getter();

  private TraceContext() {}

  /** A context without a trace when the text is none. */
  static Context read(String traceparent) {
    return W3C.extract(Context.root(), traceparent, GETTER);
  }

  /** Empty when the span is part of no trace. */
  static Optional<String> write(Span span) {
    if (!span.getSpanContext().isValid()) {
      return Optional.empty();
    }
    String[] written = new String[1];
    W3C.inject(
        Context.root().with(span),
        written,
        (carrier, key, value) -> {
          if (key.equals(FIELD)) {
            carrier[0] = value;
          }
        });
    return Optional.ofNullable(written[0]);
  }

  private static final class Getter implements TextMapGetter<String> {

    @Override
    public Iterable<String> keys(String carrier) {
      return List.of(FIELD);
    }

    @Override
    public String get(String carrier, String key) {
      return key.equals(FIELD) ? carrier : null;
    }
  }
}
