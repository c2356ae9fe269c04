package org.memestream.runtime.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.memestream.runtime.config.HttpConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /health/live} (200 while the process runs), {@code /health/ready} (200, or 503
 * with the reasons as JSON) and {@code /metrics} (Prometheus text). Thread-safe.
 */
public final class HealthServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HealthServer.class);
  private static final String JSON = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads;

  private HealthServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Listens.
   *
   * @param config where
   * @param readiness asked at each call, from several threads
   * @param metrics text in Prometheus format, asked at each call
   * @throws PortTakenException when somebody else listens there
   */
  public static HealthServer start(
      HttpConfig config, Supplier<Readiness> readiness, Supplier<String> metrics) {
    InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
    ExecutorService threads = Executors.newFixedThreadPool(2, HealthServer::thread);
    try {
      HttpServer server = HttpServer.create(address, 0);
      server.setExecutor(threads);
      HealthServer health = new HealthServer(server, threads);
      server.createContext(
          "/", exchange -> health.answer(exchange, () -> route(exchange, readiness, metrics)));
      server.start();
      return health;
    } catch (BindException e) {
      threads.shutdownNow();
      throw new PortTakenException(config.host(), config.port(), "memestream.http.port", e);
    } catch (IOException e) {
      threads.shutdownNow();
      throw new UncheckedIOException("cannot listen on " + address, e);
    }
  }

  /** The port that is listened on, also when 0 was asked for. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private record Answer(int status, String type, String body) {}

  private static Answer route(
      HttpExchange exchange, Supplier<Readiness> readiness, Supplier<String> metrics) {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return new Answer(405, JSON, "{\"error\":\"only GET and HEAD are answered\"}");
    }
    return switch (exchange.getRequestURI().getPath()) {
      case "/health/live" -> new Answer(200, JSON, "{\"status\":\"UP\"}");
      case "/health/ready" -> ready(readiness.get());
      case "/metrics" -> new Answer(200, PROMETHEUS, metrics.get());
      default ->
          new Answer(404, JSON, "{\"error\":\"see /health/live, /health/ready and /metrics\"}");
    };
  }

  private static Answer ready(Readiness readiness) {
    return new Answer(readiness.isReady() ? 200 : 503, JSON, ReadinessJson.write(readiness));
  }

  private void answer(HttpExchange exchange, Supplier<Answer> route) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = route.get();
      } catch (RuntimeException e) {
        log.atError().setCause(e).log("health check failed");
        answer = new Answer(500, JSON, "{\"error\":\"the check itself failed; see the log\"}");
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "health");
    thread.setDaemon(true);
    return thread;
  }
}
