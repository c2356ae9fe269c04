package org.memestream.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP around {@link RegistryRoutes}. */
final class RegistryExchange implements HttpHandler {

  private static final Logger log = LoggerFactory.getLogger(RegistryExchange.class);
  private static final int BODY_LIMIT = 1 << 20;
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  private final RegistryRoutes routes;
  private final ObjectMapper json = new ObjectMapper();

  RegistryExchange(RegistryRoutes routes) {
    this.routes = routes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        respond(exchange, 200, routes.answer(request(exchange)));
      } catch (RegistryError e) {
        refuse(exchange, e.status(), e.code(), e);
      } catch (RuntimeException e) {
        refuse(exchange, 500, 500, e);
      }
    }
  }

  private void refuse(HttpExchange exchange, int status, int code, RuntimeException e)
      throws IOException {
    if (status >= 500) {
      log.error(
          "registry request failed method={} path={}",
          exchange.getRequestMethod(),
          exchange.getRequestURI().getPath(),
          e);
    }
    respond(
        exchange,
        status,
        Map.of("error_code", code, "message", Objects.toString(e.getMessage(), e.toString())));
  }

  private RegistryRoutes.Request request(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    return new RegistryRoutes.Request(
        exchange.getRequestMethod(),
        segments(uri.getRawPath()),
        Objects.toString(uri.getRawQuery(), ""),
        body(exchange));
  }

  /** Split before decoding, because a subject may hold an escaped slash. */
  private static List<String> segments(String rawPath) {
    return Stream.of(rawPath.replaceFirst("^/", "").split("/"))
        .map(segment -> URI.create("/" + segment).getPath().substring(1))
        .toList();
  }

  /** Bodies must be declared as JSON, which no web page can do across origins without asking. */
  private JsonNode body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
    if (bytes.length == 0) {
      return MissingNode.getInstance();
    }
    if (bytes.length > BODY_LIMIT) {
      throw RegistryError.bodyTooLarge(BODY_LIMIT);
    }
    String contentType =
        Objects.toString(exchange.getRequestHeaders().getFirst("Content-Type"), "");
    if (!contentType.contains("json")) {
      throw RegistryError.notJson(contentType);
    }
    try {
      return json.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw RegistryError.unreadableBody(e);
    }
  }

  private void respond(HttpExchange exchange, int status, Object answer) throws IOException {
    byte[] bytes = json.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", MEDIA_TYPE);
    // Head and body leave in two packets; on a kept connection the second waits 40 ms for the
    // client's delayed acknowledgement of the first.
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
