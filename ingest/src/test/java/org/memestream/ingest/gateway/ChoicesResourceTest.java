package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.ingest.CaptionOrder;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.MemeOrder;

class ChoicesResourceTest {

  private final Contract contract = new Contract();
  @TempDir private Path folder;

  @Test
  void tellsWhatOrdersMayAskFor() throws Exception {
    JsonNode choices = GatewayFixture.json(asked(Map.of()));

    assertThat(texts(choices.path("styles"))).isEqualTo(MemeOrder.STYLES);
    assertThat(texts(choices.path("expressions"))).isEqualTo(ExpressionOrder.PRESETS);
    assertThat(texts(choices.path("profiles"))).isEqualTo(MemeOrder.PROFILES);
    assertThat(texts(choices.path("variants"))).isEqualTo(CaptionOrder.VARIANTS);
    assertThat(texts(choices.path("mediaTypes"))).contains("image/jpeg", "image/webp");
  }

  @Test
  void tellsTheLimitsThatAreConfigured() throws Exception {
    JsonNode limits =
        GatewayFixture.json(
                asked(
                    Map.of(
                        "memestream.client.upload.max-bytes", "1234567",
                        "memestream.client.upload.max-pixels", "2345678",
                        "memestream.client.upload.max-frames", "34",
                        "memestream.client.upload.min-side", "45",
                        "memestream.client.max-text-length", "56")))
            .path("limits");

    assertThat(limits.path("maxBytes").asLong()).isEqualTo(1_234_567);
    assertThat(limits.path("maxPixels").asLong()).isEqualTo(2_345_678);
    assertThat(limits.path("maxFrames").asInt()).isEqualTo(34);
    assertThat(limits.path("minSide").asInt()).isEqualTo(45);
    assertThat(limits.path("maxTextLength").asInt()).isEqualTo(56);
    assertThat(limits.path("maxLineLength").asInt()).isEqualTo(112);
  }

  @Test
  void needsNoTokenAndMayBeKeptForAWhile() throws Exception {
    HttpResponse<String> answer = asked(Map.of("memestream.gateway.tokens.ada", "0".repeat(64)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=60");
  }

  @Test
  void agreesWithTheDescriptionOfOrders() {
    assertThat(contract.examples("style")).isEqualTo(MemeOrder.STYLES);
    assertThat(contract.examples("expression")).isEqualTo(ExpressionOrder.PRESETS);
    assertThat(contract.examples("profile")).isEqualTo(MemeOrder.PROFILES);
  }

  private HttpResponse<String> asked(Map<String, String> settings) throws Exception {
    Map<String, String> all = new HashMap<>(settings);
    all.put("memestream.gateway.port", "0");
    try (MemoryGateway gateway = new MemoryGateway(folder, all)) {
      URI address = URI.create(gateway.address() + "api/choices");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      contract.check(answer);
      return answer;
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
