package org.memestream.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.local.observability.MetricsCatalogue;
import org.memestream.local.observability.MetricsCatalogue.Metric;
import org.memestream.local.observability.Scrape;
import org.memestream.local.system.SpanCollector.Collected;
import org.memestream.runtime.picture.SamplePictures;

/** Metrics and spans of a stack with all its services, after a meme and a refused request. */
class TelemetrySystemTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";

  @TempDir static Path folder;
  private static SpanCollector collector;
  private static Machine machine;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void makeAMeme() throws Exception {
    collector = new SpanCollector();
    machine =
        new Machine(folder)
            .with("MEMESTREAM_TELEMETRY_TRACES_ENDPOINT", collector.address().toString())
            .with("MEMESTREAM_GATEWAY_LOCAL_OWNER", "ada-lovelace")
            .with("MEMESTREAM_GATEWAY_WEBHOOKS_MASTODON_SECRET", "0123456789abcdef")
            .with("MEMESTREAM_GATEWAY_WEBHOOKS_MASTODON_ADDRESS", "https://mastodon.example");
    machine.up();
    assertThat(submit("nonsense".getBytes(StandardCharsets.US_ASCII)).statusCode()).isEqualTo(415);
    HttpResponse<String> taken = submit(SamplePictures.jpeg(320, 240));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    String id = json(taken).path("id").asText();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                json(get(machine.state().web().resolve("/api/memes/" + id)))
                    .path("status")
                    .asText()
                    .equals("finished"));
  }

  @AfterAll
  static void down() throws Exception {
    machine.close();
    collector.close();
  }

  @Test
  void exportsWhatTheCatalogueSaysAndNothingElse() throws Exception {
    MetricsCatalogue catalogue = MetricsCatalogue.read();
    Scrape scrape = scrape();

    assertThat(scrape.families("memestream_")).containsExactlyInAnyOrderElementsOf(catalogue.own());
    List<Metric> borrowed =
        catalogue.borrowed().stream()
            .flatMap(metric -> scrape.families(metric.name()).stream())
            .filter(family -> catalogue.borrowed().stream().anyMatch(m -> same(m, family)))
            .toList();
    assertThat(borrowed).containsExactlyInAnyOrderElementsOf(catalogue.borrowed());
  }

  private static boolean same(Metric one, Metric other) {
    return one.name().equals(other.name());
  }

  @Test
  void countsWhatHappened() throws Exception {
    // Lag is measured every few seconds.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(value("memestream_lag_records", "stage", "caption")).isEqualTo(0.0));
    assertThat(value("memestream_ready", "service", "memestream")).isEqualTo(1);
    assertThat(value("memestream_memes_total", "outcome", "finished")).isEqualTo(1);
    assertThat(value("memestream_meme_time_seconds_count", "origin", "upload")).isEqualTo(1);
    assertThat(value("memestream_gateway_refused_total", "service", "memestream")).isPositive();
    assertThat(value("memestream_disk_free_bytes", "folder", "objects")).isPositive();
    for (String stage : List.of("caption", "render")) {
      assertThat(value("memestream_worker_queue_time_seconds_count", "stage", stage)).isPositive();
    }
  }

  @Test
  void oneMemeIsOneTrace() throws Exception {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(named("join")).hasSizeGreaterThanOrEqualTo(3));
    Map<String, Collected> byId =
        collector.trace(TRACE).stream().collect(Collectors.toMap(Collected::id, span -> span));

    Collected post = only("POST /api/memes");
    assertThat(post.parent()).isEqualTo(CALLER);
    Collected submit = only("submit");
    assertThat(submit.parent()).isEqualTo(post.id());
    Collected caption = only("caption");
    assertThat(caption.parent()).isEqualTo(submit.id());
    Collected render = only("render");
    assertThat(byId.get(render.parent()).name()).isEqualTo("join");
    assertThat(named("join")).extracting(Collected::parent).contains(submit.id(), caption.id());
    assertThat(named("join")).extracting(Collected::parent).contains(render.id());
    assertThat(named("prepare")).extracting(Collected::parent).contains(caption.id(), render.id());
    assertThat(named("run")).extracting(Collected::parent).contains(caption.id(), render.id());
  }

  @Test
  void spansAreNotPersonal() {
    await().atMost(PATIENCE).until(() -> !named("render").isEmpty());

    assertThat(collector.text()).doesNotContain("ada-lovelace", "two words of mine", "holiday.jpg");
  }

  private static List<Collected> named(String name) {
    return collector.trace(TRACE).stream().filter(span -> span.name().equals(name)).toList();
  }

  /** The refused request is a second of that name, and makes nothing. */
  private static Collected only(String name) {
    Set<String> parents =
        collector.trace(TRACE).stream().map(Collected::parent).collect(Collectors.toSet());
    List<Collected> found =
        named(name).stream().filter(span -> parents.contains(span.id())).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private static double value(String series, String label, String value) throws Exception {
    return scrape().value(series, Map.of(label, value)).orElseThrow();
  }

  private static Scrape scrape() throws Exception {
    return new Scrape(get(machine.state().http().resolve("/metrics")).body());
  }

  private static HttpResponse<String> submit(byte[] picture) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "form-data; name=\"top\"", "two words of mine".getBytes(StandardCharsets.UTF_8));
    part(body, "form-data; name=\"image\"; filename=\"holiday.jpg\"", picture);
    body.writeBytes("--x--\r\n".getBytes(StandardCharsets.US_ASCII));
    return CLIENT.send(
        HttpRequest.newBuilder(machine.state().web().resolve("/api/memes"))
            .timeout(PATIENCE)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  private static void part(ByteArrayOutputStream body, String disposition, byte[] bytes) {
    body.writeBytes(
        ("--x\r\nContent-Disposition: " + disposition + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }
}
