package org.memestream.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.HttpConfig;
import org.memestream.runtime.telemetry.Telemetry;

class HealthServerTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final Telemetry telemetry = Telemetry.of("test");
  private volatile Readiness readiness = Readiness.ready();
  private HealthServer server;

  private static HttpConfig port(int port) {
    return ConfigurationLoader.group(HttpConfig.class, Map.of("port", Integer.toString(port)));
  }

  @BeforeEach
  void start() {
    server = HealthServer.start(port(0), () -> readiness, telemetry::scrape);
  }

  @AfterEach
  void stop() {
    server.close();
    telemetry.close();
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void livesWhileItRuns() throws Exception {
    readiness = Readiness.unready("whatever");
    HttpResponse<String> answer = send("GET", "/health/live");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void isReadyWithoutReasons() throws Exception {
    HttpResponse<String> answer = send("GET", "/health/ready");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"READY\"}");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void saysWhyItIsNotReady() throws Exception {
    readiness = Readiness.unready("no \"store\"").and(Readiness.unready("no broker"));
    HttpResponse<String> answer = send("GET", "/health/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"UNREADY\",\"reasons\":[\"no \\\"store\\\"\",\"no broker\"]}");
  }

  @Test
  void showsMetersOfServiceAndJvm() throws Exception {
    telemetry.registry().counter("memestream.records", "outcome", "produced").increment();
    HttpResponse<String> answer = send("GET", "/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("memestream_records_total{outcome=\"produced\",service=\"test\"} 1.0")
        .contains("jvm_memory_used_bytes", "process_files_open", "jvm_gc_");
  }

  @Test
  void checkThatFailsIsNotSilent() throws Exception {
    readiness = null;
    assertThat(send("GET", "/health/ready").statusCode()).isEqualTo(500);
    assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesWhatItDoesNotServe() throws Exception {
    assertThat(send("POST", "/health/live").statusCode()).isEqualTo(405);
    assertThat(send("GET", "/elsewhere").statusCode()).isEqualTo(404);
    assertThat(send("HEAD", "/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void saysThatThePortIsTaken() {
    int taken = server.port();
    assertThatThrownBy(() -> HealthServer.start(port(taken), () -> readiness, () -> ""))
        .isInstanceOf(PortTakenException.class)
        .hasMessageContaining("port " + taken)
        .hasMessageContaining("memestream.http.port");
  }
}
