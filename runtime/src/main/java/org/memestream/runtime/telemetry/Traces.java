package org.memestream.runtime.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.util.Optional;
import org.memestream.runtime.config.TelemetryConfig.TracesConfig;

/**
 * Makes the spans of a process. They belong to traces that begin where a meme is submitted and go
 * on through the headers of its events, so that one meme is one trace across all processes. Spans
 * name ids, stages and outcomes, never owners, texts or what exceptions say. Thread-safe.
 */
public final class Traces implements AutoCloseable {

  private static final String SCOPE = "org.memestream";
  private static final String DEFAULT_PATH = "/v1/traces";

  private final Tracer tracer;
  private final Runnable end;

  private Traces(OpenTelemetry telemetry, Runnable end) {
    this.tracer = telemetry.getTracer(SCOPE);
    this.end = end;
  }

  /** Makes no spans; what arrives with a trace is passed on as part of it. */
  public static Traces off() {
    return of(OpenTelemetry.noop());
  }

  /** Hands spans to a telemetry that somebody else set up and closes. */
  public static Traces of(OpenTelemetry telemetry) {
    return new Traces(telemetry, () -> {});
  }

  /**
   * Exports spans to where the settings say; {@link #off} when they name no place.
   *
   * @param service name of the process in its spans
   */
  public static Traces exporting(String service, TracesConfig config) {
    return config.endpoint().map(endpoint -> exporting(service, endpoint, config)).orElse(off());
  }

  private static Traces exporting(String service, URI endpoint, TracesConfig config) {
    boolean bare = endpoint.getPath() == null || endpoint.getPath().length() < 2;
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint((bare ? endpoint.resolve(DEFAULT_PATH) : endpoint).toString());
    config.headers().forEach(exporter::addHeader);
    Attributes attributes =
        Attributes.of(
            AttributeKey.stringKey("service.name"),
            service,
            AttributeKey.stringKey("service.namespace"),
            "memestream");
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault().merge(Resource.create(attributes)))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(config.ratio())))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter.build()).build())
            .build();
    OpenTelemetrySdk sdk = OpenTelemetrySdk.builder().setTracerProvider(provider).build();
    return new Traces(sdk, sdk::close);
  }

  /**
   * Begins a piece of work, to be ended by the caller.
   *
   * @param name of the kind of work, the same for all memes
   * @param traceparent what led to it; when empty or not understood, the work that the calling
   *     thread is in, or else nothing
   */
  public WorkSpan begin(String name, SpanKind kind, Optional<String> traceparent) {
    Context parent = traceparent.map(TraceContext::read).orElseGet(Context::current);
    return new WorkSpan(
        tracer, tracer.spanBuilder(name).setParent(parent).setSpanKind(kind).startSpan(), "");
  }

  /** As {@link #begin(String, SpanKind, Optional)}, on one meme. */
  public WorkSpan begin(String name, SpanKind kind, Optional<String> traceparent, String memeId) {
    return begin(name, kind, traceparent).on(memeId);
  }

  /** Exports what is left, and ends. */
  @Override
  public void close() {
    end.run();
  }
}
