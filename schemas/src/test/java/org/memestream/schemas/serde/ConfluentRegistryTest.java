package org.memestream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.memestream.schemas.Caption;
import org.memestream.schemas.serde.UndecodableException.Reason;

class ConfluentRegistryTest {

  private static final Map<String, String> FAST = Map.of("retries.wait.ms", "1");

  private record Answer(int status, String body) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private HttpServer server;
  private String url;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void keepsIdsInAMock() {
    try (var registry = ConfluentRegistry.connect("mock://" + UUID.randomUUID(), Map.of())) {
      int id = registry.register("captions-value", Caption.getClassSchema());

      assertThat(registry.register("captions-value", Caption.getClassSchema())).isEqualTo(id);
      assertThat(registry.byId(id)).isEqualTo(Caption.getClassSchema());
    }
  }

  @Test
  void asksOnceForAnId() {
    answers.add(new Answer(200, "{\"schema\":\"\\\"string\\\"\"}"));
    try (var registry = ConfluentRegistry.connect(url, FAST)) {
      registry.byId(7);
      registry.byId(7);
    }

    assertThat(requests).hasSize(1).first().asString().contains("/schemas/ids/7");
  }

  @Test
  void sendsBasicCredentials() {
    answers.add(new Answer(200, "{\"schema\":\"\\\"string\\\"\"}"));
    Map<String, String> settings =
        Map.of(
            "basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "alice:secret");
    try (var registry = ConfluentRegistry.connect(url, settings)) {
      registry.byId(7);
    }

    assertThat(authorizations).containsExactly("Basic YWxpY2U6c2VjcmV0");
  }

  @Test
  void triesAgainWhileTheServerFails() {
    answers.add(new Answer(500, "{\"error_code\":50001,\"message\":\"store\"}"));
    answers.add(new Answer(503, "down"));
    answers.add(new Answer(200, "{\"schema\":\"\\\"string\\\"\"}"));
    try (var registry = ConfluentRegistry.connect(url, FAST)) {
      assertThat(registry.byId(7).getName()).isEqualTo("string");
    }
  }

  @Test
  void isUnavailableWhenTheServerKeepsFailing() {
    try (var registry = ConfluentRegistry.connect(url, FAST)) {
      assertThatThrownBy(() -> registry.byId(7))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining(url);
    }
    assertThat(requests).hasSize(3);
  }

  @Test
  void isUnavailableWhenNobodyListens() {
    server.stop(0);
    try (var registry = ConfluentRegistry.connect(url, FAST)) {
      assertThatThrownBy(() -> registry.register("a-value", Caption.getClassSchema()))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }

  @Test
  void isUnavailableWhenCredentialsAreWrong() {
    answers.add(new Answer(401, "{\"error_code\":401,\"message\":\"Unauthorized\"}"));
    try (var registry = ConfluentRegistry.connect(url, FAST)) {
      assertThatThrownBy(() -> registry.byId(7))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("credentials");
    }
  }

  @Test
  void isUnavailableWhenTheAddressIsNotARegistry() {
    answers.add(new Answer(404, "<html>Not Found</html>"));
    try (var registry = ConfluentRegistry.connect(url, FAST)) {
      assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(RegistryUnavailableException.class);
    }
  }

  @Test
  void refusesUnknownIds() {
    answers.add(new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}"));
    try (var registry = ConfluentRegistry.connect(url, FAST)) {
      assertThatThrownBy(() -> registry.byId(7))
          .isInstanceOfSatisfying(
              UndecodableException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA));
    }
  }

  @Test
  void saysWhySchemasAreRefused() {
    answers.add(new Answer(409, "{\"error_code\":409,\"message\":\"READER_FIELD_MISSING\"}"));
    try (var registry = ConfluentRegistry.connect(url, FAST)) {
      assertThatThrownBy(() -> registry.register("a-value", Caption.getClassSchema()))
          .isInstanceOf(SchemaRefusedException.class)
          .hasMessageContaining("READER_FIELD_MISSING");
    }
  }

  @Test
  void onlyLooksUpWhenRegistrationIsOff() {
    answers.add(new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}"));
    try (var registry = ConfluentRegistry.connect(url, Map.of("auto.register.schemas", "false"))) {
      assertThatThrownBy(() -> registry.register("a-value", Caption.getClassSchema()))
          .isInstanceOf(SchemaRefusedException.class)
          .hasMessageContaining("set auto.register.schemas=true");
    }
    assertThat(requests).singleElement().asString().startsWith("POST /subjects/a-value?");
  }

  @Test
  void namesTheSettingThatIsWrong() {
    assertThatThrownBy(() -> ConfluentRegistry.connect(url, Map.of("auto.register.schemas", "no")))
        .hasMessage("auto.register.schemas is true or false, not \"no\"");
    assertThatThrownBy(() -> ConfluentRegistry.connect(url, Map.of("max.retries", "-1")))
        .hasMessage("max.retries is a whole number from 0, not \"-1\"");
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null) {
      authorizations.add(authorization);
    }
    Answer answer = answers.isEmpty() ? new Answer(503, "down") : answers.poll();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
