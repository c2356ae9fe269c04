package org.memestream.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.runtime.picture.SamplePictures;

/** Memes through the gateway of a stack with all its services. */
class GatewaySystemTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static Machine machine;
  private static URI web;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void up() throws Exception {
    machine = new Machine(folder).with("MEMESTREAM_ERASURE_SETTLE", "2s").up();
    web = machine.state().web();
  }

  @AfterAll
  static void down() throws Exception {
    machine.close();
  }

  @Test
  void makesAMemeAndErasesIt() throws Exception {
    String id = order("hello", "from the web");
    JsonNode meme = awaitStatus(id, "finished");

    assertThat(meme.path("timings")).extracting(t -> t.path("stage").asText()).contains("render");
    HttpResponse<byte[]> picture =
        client.send(
            request(meme.path("pictures").path(0).path("url").asText()).build(),
            BodyHandlers.ofByteArray());
    assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth()).isEqualTo(320);

    assertThat(delete("/api/memes/" + id).statusCode()).isEqualTo(204);

    assertThat(get("/api/memes/" + id).statusCode()).isEqualTo(404);
    assertThat(folder.resolve("home/objects/owners/local/memes/" + id)).doesNotExist();
  }

  @Test
  void erasesAnOwnerWithMemesUnderWay() throws Exception {
    for (int i = 0; i < 12; i++) {
      order("number", Integer.toString(i));
    }

    HttpResponse<String> erased = delete("/api/owners/local");

    assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
    assertThat(folder.resolve("home/objects/owners/local")).doesNotExist();
    assertThat(json(get("/api/memes")).path("memes")).isEmpty();
    // Nothing comes back, and the owner is welcome again.
    awaitStatus(order("again", ""), "finished");
    assertThat(json(get("/api/memes")).path("memes")).hasSize(1);
  }

  private String order(String top, String bottom) throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "form-data; name=\"top\"", top.getBytes(StandardCharsets.UTF_8));
    part(body, "form-data; name=\"bottom\"", bottom.getBytes(StandardCharsets.UTF_8));
    part(body, "form-data; name=\"image\"; filename=\"a.jpg\"", SamplePictures.jpeg(320, 240));
    body.writeBytes("--x--\r\n".getBytes(StandardCharsets.US_ASCII));
    HttpResponse<String> taken =
        client.send(
            request("/api/memes")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            BodyHandlers.ofString());
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    return json(taken).path("id").asText();
  }

  private static void part(ByteArrayOutputStream body, String disposition, byte[] bytes) {
    body.writeBytes(
        ("--x\r\nContent-Disposition: " + disposition + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private JsonNode awaitStatus(String id, String status) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> json(get("/api/memes/" + id)),
            meme -> meme.path("status").asText().equals(status));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return client.send(request(path).DELETE().build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(web.resolve(path)).timeout(PATIENCE);
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }
}
