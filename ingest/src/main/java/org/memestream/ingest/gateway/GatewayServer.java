package org.memestream.ingest.gateway;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.memestream.ingest.gateway.access.Quotas;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Problems;
import org.memestream.ingest.gateway.problem.Reason;
import org.memestream.runtime.health.PortTakenException;
import org.memestream.runtime.kafka.EventHeaders;
import org.memestream.runtime.telemetry.Latency;
import org.memestream.runtime.telemetry.Traces;
import org.memestream.runtime.telemetry.WorkSpan;

/**
 * Listens, finds out who asks, hands on to the routes and turns what goes wrong into problem
 * details. Requests are counted, so that a stop can wait for them.
 */
final class GatewayServer implements AutoCloseable {

  private static final String ROUTE = "memestream.route";

  private final GatewaySettings settings;
  private final List<Route> routes;
  private final Callers callers;
  private final Quotas quotas;
  private final MeterRegistry metrics;
  private final Traces traces;
  private final Optional<ServerSocketChannel> bound;
  private final Counter cutOff;
  private final Javalin javalin;
  private final Phaser answering = new Phaser(1);
  private volatile boolean draining;

  /**
   * @param bound listened on in place of host and port of the settings
   */
  GatewayServer(
      GatewaySettings settings,
      List<Route> routes,
      Callers callers,
      Quotas quotas,
      MeterRegistry metrics,
      Traces traces,
      Optional<ServerSocketChannel> bound) {
    this.settings = settings;
    this.routes = List.copyOf(routes);
    this.callers = callers;
    this.quotas = quotas;
    this.metrics = metrics;
    this.traces = traces;
    this.bound = bound;
    this.cutOff = metrics.counter("memestream.gateway.cut-off");
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Listens.
   *
   * @throws PortTakenException when somebody else does so there
   */
  void start() {
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw new PortTakenException(settings.host(), settings.port(), "memestream.gateway.port", e);
    }
  }

  /** The port that is listened on, also when 0 was asked for. */
  int port() {
    return javalin.port();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.router.ignoreTrailingSlashes = false;
    config.jetty.threadPool = threads();
    config.jetty.addConnector(
        (server, http) -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(16 * 1024);
          http.setIdleTimeout(settings.idleTimeout().toMillis());
          ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
          connector.setHost(settings.host());
          connector.setPort(settings.port());
          bound.ifPresent(channel -> open(connector, channel));
          connector.setIdleTimeout(settings.idleTimeout().toMillis());
          server.addBean(new NetworkConnectionLimit(settings.maxConnections(), connector));
          return connector;
        });
    config.routes.before(this::before);
    for (Route route : routes) {
      route
          .methods()
          .forEach(
              method ->
                  config.routes.addHttpHandler(
                      method, route.path(), context -> answer(route, context)));
    }
    config.routes.exception(HttpResponseException.class, this::refuse);
    config.routes.exception(Exception.class, (e, context) -> say(context, Problems.of(e)));
    config.requestLogger.http(this::measured);
  }

  private static void open(ServerConnector connector, ServerSocketChannel channel) {
    try {
      connector.open(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("the port that was kept for the gateway is lost", e);
    }
  }

  private QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(settings.threads(), 4);
    threads.setName("memestream-gateway");
    return threads;
  }

  private void before(Context context) {
    context
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Resource-Policy", "same-origin");
    callers.checkHost(context);
  }

  private void answer(Route route, Context context) throws Exception {
    context.attribute(ROUTE, route.path());
    if (draining) {
      throw Problem.of(Reason.UNAVAILABLE, "This gateway is about to stop; try again.")
          .after(Duration.ofSeconds(1))
          .exception();
    }
    answering.register();
    try {
      switch (route.kind()) {
        case PUBLIC -> route.handler().answer(context, "");
        case OWNED, STREAM -> {
          String owner = callers.owner(context);
          quotas.request(owner);
          route.handler().answer(context, owner);
        }
        case UPLOAD -> {
          String owner = callers.owner(context);
          Quotas.Slot slot = quotas.upload(owner);
          try {
            upload(route, context, owner);
          } finally {
            slot.close();
          }
        }
      }
    } finally {
      answering.arriveAndDeregister();
    }
  }

  /** The trace of a meme begins here, or where the caller's own does. */
  private void upload(Route route, Context context, String owner) throws Exception {
    String method = context.method().name();
    WorkSpan span =
        traces
            .begin(
                method + " " + route.path(),
                SpanKind.SERVER,
                Optional.ofNullable(context.header(EventHeaders.TRACEPARENT)))
            .note("http.request.method", method)
            .note("http.route", route.path());
    try (WorkSpan.Entered entered = span.enter()) {
      route.handler().answer(context, owner);
      span.note("http.response.status_code", context.statusCode());
    } catch (Exception e) {
      span.failed(e);
      throw e;
    } finally {
      span.end();
    }
  }

  /** What Javalin itself refuses: unknown paths, methods, unreadable requests. */
  private void refuse(HttpResponseException e, Context context) {
    Problem problem =
        switch (e.getStatus()) {
          case 404 -> Problem.of(Reason.NOT_FOUND, "There is nothing at this address.");
          case 405 ->
              Problem.of(
                  Reason.METHOD_NOT_ALLOWED,
                  "%s is not answered here.".formatted(context.req().getMethod()));
          case 413 -> Problem.of(Reason.BODY_TOO_LARGE, "The body is too large.");
          case 400 -> Problem.of(Reason.MALFORMED_REQUEST, "The request cannot be understood.");
          default -> Problems.of(e);
        };
    say(context, problem);
  }

  private void say(Context context, Problem problem) {
    metrics.counter("memestream.gateway.refused", "reason", problem.reason()).increment();
    if (context.res().isCommitted()) {
      return;
    }
    problem
        .retryAfter()
        .ifPresent(
            pause ->
                context.header(
                    "Retry-After", Long.toString(Math.max(1, (pause.toMillis() + 999) / 1000))));
    if (problem.status() == Reason.UNAUTHENTICATED.status()) {
      context.header("WWW-Authenticate", "Bearer realm=\"memestream\"");
    }
    context
        .removeHeader("ETag")
        .removeHeader("Content-Disposition")
        .header("Cache-Control", "no-store")
        .status(problem.status())
        .contentType(Problem.MEDIA_TYPE)
        .result(problem.json());
  }

  private void measured(Context context, float millis) {
    String route = context.attribute(ROUTE);
    Latency.timer(
            metrics,
            "memestream.gateway.requests",
            Tags.of(
                "route",
                route == null ? "none" : route,
                "method",
                context.method().name(),
                "status",
                Integer.toString(context.statusCode())))
        .record((long) (millis * 1000), TimeUnit.MICROSECONDS);
  }

  /** Takes nothing new, and waits for what is being answered, for a while. */
  void drain() {
    draining = true;
    try {
      answering.awaitAdvanceInterruptibly(
          answering.arriveAndDeregister(),
          settings.drainTimeout().toMillis(),
          TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      cutOff.increment(answering.getUnarrivedParties());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
