package org.memestream.runtime.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.MDC;

/**
 * A piece of work: a span, and the ids that logs carry while a thread is in it. To be ended once;
 * thread-safe otherwise.
 */
public final class WorkSpan {

  /** Key of the trace's id in logs. */
  public static final String TRACE_ID = "trace_id";

  /** Key of the meme's id in logs. */
  public static final String MEME = "meme";

  private final Tracer tracer;
  private final Span span;
  private final String memeId;

  WorkSpan(Tracer tracer, Span span, String memeId) {
    this.tracer = tracer;
    this.span = span;
    this.memeId = memeId;
  }

  /** The same work, known to be on one meme. */
  WorkSpan on(String meme) {
    return new WorkSpan(tracer, span.setAttribute("memestream.meme.id", meme), meme);
  }

  /** What later work is to be told, so that it belongs to this; empty without a trace. */
  public Optional<String> traceparent() {
    return TraceContext.write(span);
  }

  /** Begins a part of this work, to be ended by the caller. */
  public WorkSpan step(String name) {
    Context parent = Context.root().with(span);
    return new WorkSpan(tracer, tracer.spanBuilder(name).setParent(parent).startSpan(), memeId);
  }

  /** Does a part of this work, in the calling thread. */
  public <T> T within(String name, Callable<T> part) throws Exception {
    WorkSpan step = step(name);
    try (Entered entered = step.enter()) {
      return part.call();
    } catch (Throwable e) {
      step.failed(e);
      throw e;
    } finally {
      step.end();
    }
  }

  /** Notes something about this work that is neither personal nor of many values. */
  public WorkSpan note(String key, String value) {
    span.setAttribute(key, value);
    return this;
  }

  /** As {@link #note(String, String)}. */
  public WorkSpan note(String key, long value) {
    span.setAttribute(key, value);
    return this;
  }

  /** Notes that it failed, and with what; what the failure says may be personal and is left out. */
  public void failed(Throwable failure) {
    failed(failure.getClass().getName());
  }

  /**
   * As {@link #failed(Throwable)}.
   *
   * @param type what kind of failure
   */
  public void failed(String type) {
    span.setAttribute("error.type", type);
    span.setStatus(StatusCode.ERROR);
  }

  public void end() {
    span.end();
  }

  /** The calling thread is in this work until it closes what is returned. */
  public Entered enter() {
    String trace = span.getSpanContext().isValid() ? span.getSpanContext().getTraceId() : "";
    return new Entered(
        span.makeCurrent(), new LogField(TRACE_ID, trace), new LogField(MEME, memeId));
  }

  /** A thread in a piece of work; for that thread. */
  public static final class Entered implements AutoCloseable {

    private final Scope scope;
    private final LogField trace;
    private final LogField meme;

    private Entered(Scope scope, LogField trace, LogField meme) {
      this.scope = scope;
      this.trace = trace;
      this.meme = meme;
    }

    @Override
    public void close() {
      meme.restore();
      trace.restore();
      scope.close();
    }
  }

  /** A field of all that the thread logs; one without a value leaves what is there. */
  private static final class LogField {

    private final String key;
    private final String before;

    LogField(String key, String value) {
      this.key = key;
      this.before = MDC.get(key);
      if (!value.isEmpty()) {
        MDC.put(key, value);
      }
    }

    void restore() {
      if (before == null) {
        MDC.remove(key);
      } else {
        MDC.put(key, before);
      }
    }
  }
}
