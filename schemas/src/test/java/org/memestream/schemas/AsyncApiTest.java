package org.memestream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code asyncapi.yaml} says the same as {@link Topics}. */
class AsyncApiTest {

  private static final Path FILE = Path.of("asyncapi.yaml");

  private final JsonNode document;

  AsyncApiTest() throws IOException {
    document = new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
  }

  @Test
  void describesExactlyTheTopicsOfTheCatalogue() {
    assertThat(document.path("asyncapi").asText()).startsWith("3.");
    assertThat(document.path("channels"))
        .extracting(channel -> channel.path("address").asText())
        .containsExactlyElementsOf(Topics.all().stream().map(Topic::name).toList());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void describesEachTopicAsItIs(Topic<?> topic) {
    JsonNode channel = channel(topic);
    JsonNode kafka = channel.path("bindings").path("kafka");
    JsonNode message = resolve(channel.path("messages").elements().next());

    assertThat(channel.path("messages")).hasSize(1);
    assertThat(kafka.path("topic").asText()).isEqualTo(topic.name());
    assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
    assertThat(kafka.path("topicConfiguration").path("cleanup.policy").path(0).asText())
        .isEqualTo(topic.compacted() ? "compact" : "delete");
    assertThat(message.path("name").asText()).isEqualTo(topic.schema().getFullName());
    assertThat(message.path("bindings").path("kafka").path("key").path("$ref").asText())
        .endsWith("/" + keySchema(topic.key()));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void pointsToTheContractOfEachTopic(Topic<?> topic) {
    JsonNode message = resolve(channel(topic).path("messages").elements().next());
    Path contract = Path.of(message.path("payload").path("schema").path("$ref").asText());

    assertThat(contract).isRegularFile();
    assertThat(contract.getFileName()).hasToString(topic.schema().getName() + ".avsc");
  }

  @Test
  void refersToNothingThatIsNotThere() {
    assertThat(document.findValuesAsText("$ref"))
        .filteredOn(reference -> reference.startsWith("#"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  private JsonNode channel(Topic<?> topic) {
    return StreamSupport.stream(document.path("channels").spliterator(), false)
        .filter(channel -> channel.path("address").asText().equals(topic.name()))
        .findAny()
        .orElseThrow(() -> new AssertionError(topic + " is missing in " + FILE));
  }

  private JsonNode resolve(JsonNode reference) {
    return document.at(reference.path("$ref").asText().substring(1));
  }

  private static String keySchema(RecordKey key) {
    return switch (key) {
      case MEME_ID -> "memeId";
      case OWNER_ID -> "ownerId";
      case FEED_NAME -> "feedName";
      case POSITION -> "position";
    };
  }

  static List<Topic<?>> topics() {
    return Topics.all();
  }
}
