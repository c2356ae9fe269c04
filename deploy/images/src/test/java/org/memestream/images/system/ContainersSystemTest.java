package org.memestream.images.system;

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
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.picture.SamplePictures;

/** Memes through the gateway of a system of containers. */
class ContainersSystemTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String TOKEN = UUID.randomUUID().toString();

  private static Containers containers;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void up() throws Exception {
    LocalImages.build();
    containers = new Containers();
    containers.start(
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(TOKEN.getBytes(StandardCharsets.UTF_8))));
  }

  @AfterAll
  static void down() throws Exception {
    if (containers != null) {
      containers.close();
    }
  }

  @Test
  void makesAMemeOfAnUploadWithACaptionOfTheModel() throws Exception {
    JsonNode meme = awaitEnd(order(SamplePictures.jpeg(320, 240), "cat"));

    assertThat(meme.path("status").asText()).as(meme.toString()).isEqualTo("finished");
    HttpResponse<byte[]> picture =
        client.send(
            request(meme.path("pictures").path(0).path("url").asText()).build(),
            BodyHandlers.ofByteArray());
    assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth()).isEqualTo(320);
  }

  private String order(byte[] image, String label) throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(text("--x\r\nContent-Disposition: form-data; name=\"label\"\r\n\r\n"));
    body.writeBytes(text(label + "\r\n--x\r\nContent-Disposition: form-data; name=\"image\"; "));
    body.writeBytes(text("filename=\"a.jpg\"\r\n\r\n"));
    body.writeBytes(image);
    body.writeBytes(text("\r\n--x--\r\n"));
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

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode awaitEnd(String id) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> json(client.send(request("/api/memes/" + id).build(), BodyHandlers.ofString())),
            meme -> meme.path("status").asText().matches("finished|failed"));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(containers.web().resolve(URI.create(path)))
        .header("Authorization", "Bearer " + TOKEN)
        .timeout(PATIENCE);
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }
}
