package org.memestream.ingest.gateway;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.memestream.ingest.fetch.AddressPolicy;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.lifecycle.ServiceContext;

/** A gateway on a free port, and a client for it. */
final class GatewayFixture implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final ObjectMapper JSON = new ObjectMapper();

  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final GatewayConfig config;
  final GatewayService service;
  final Contract contract = new Contract();
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param folder of its state and its objects
   * @param settings changes to the usual settings
   */
  GatewayFixture(
      String bootstrapServers, String registryUrl, Path folder, Map<String, String> settings) {
    this(bootstrapServers, registryUrl, folder, settings, AddressPolicy.PUBLIC);
  }

  GatewayFixture(
      String bootstrapServers,
      String registryUrl,
      Path folder,
      Map<String, String> settings,
      AddressPolicy addresses) {
    Map<String, String> all = new HashMap<>();
    all.put("memestream.kafka.bootstrap-servers", bootstrapServers);
    all.put("memestream.registry.url", registryUrl);
    all.put("memestream.store.uri", folder.resolve("objects").toUri().toString());
    all.put("memestream.gateway.port", "0");
    all.put("memestream.gateway.state-dir", folder.resolve("gateway").toString());
    all.putAll(settings);
    config = new ConfigurationLoader().load(GatewayConfig.class, Optional.empty(), Map.of(), all);
    service =
        new GatewayService(new ServiceContext<>(config, metrics, Clock.systemUTC()), addresses);
    try {
      service.start();
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
    await().atMost(PATIENCE).until(() -> service.readiness().isReady());
  }

  int port() {
    return service.port();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(PATIENCE);
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send(with(request(path), headers));
  }

  HttpResponse<byte[]> bytes(String path, String... headers)
      throws IOException, InterruptedException {
    return client.send(with(request(path), headers).build(), BodyHandlers.ofByteArray());
  }

  /** The lines of an answer, as they come. */
  CompletableFuture<Stream<String>> lines(String path) {
    return client
        .sendAsync(request(path).build(), BodyHandlers.ofLines())
        .thenApply(HttpResponse::body);
  }

  HttpResponse<String> delete(String path, String... headers)
      throws IOException, InterruptedException {
    return send(with(request(path), headers).DELETE());
  }

  HttpResponse<String> post(Form form, String... headers) throws IOException, InterruptedException {
    return post(Form.contentType(), form.bytes(), headers);
  }

  HttpResponse<String> post(String contentType, byte[] body, String... headers)
      throws IOException, InterruptedException {
    return send(
        with(request("/api/memes"), headers)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Posts, and returns the id of what was taken. */
  String taken(Form form, String... headers) throws IOException, InterruptedException {
    HttpResponse<String> response = post(form, headers);
    if (response.statusCode() != 202) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return json(response).path("id").asText();
  }

  /** Waits until a meme has a status. */
  JsonNode awaitStatus(String id, String status, String... headers) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> json(get("/api/memes/" + id, headers)),
            meme -> meme.path("status").asText().equals(status));
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError(response.statusCode() + " " + response.body(), e);
    }
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    contract.check(response);
    return response;
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  @Override
  public void close() {
    service.close();
  }
}
