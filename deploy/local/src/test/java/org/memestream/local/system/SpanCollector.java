package org.memestream.local.system;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans as a collector does, by OTLP over HTTP. */
final class SpanCollector implements AutoCloseable {

  /** A span, ids in hexadecimal. */
  record Collected(String name, String trace, String id, String parent) {}

  private final HttpServer server;
  private final List<Collected> spans = new CopyOnWriteArrayList<>();
  private final List<String> texts = new CopyOnWriteArrayList<>();

  SpanCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            take(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  List<Collected> trace(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  /** All that was sent, as text. */
  String text() {
    return String.join("\n", texts);
  }

  private void take(ExportTraceServiceRequest request) {
    texts.add(request.toString());
    request.getResourceSpansList().stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .map(SpanCollector::collected)
        .forEach(spans::add);
  }

  private static Collected collected(Span span) {
    HexFormat hex = HexFormat.of();
    return new Collected(
        span.getName(),
        hex.formatHex(span.getTraceId().toByteArray()),
        hex.formatHex(span.getSpanId().toByteArray()),
        hex.formatHex(span.getParentSpanId().toByteArray()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
