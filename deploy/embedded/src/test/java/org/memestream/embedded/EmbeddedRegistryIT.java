package org.memestream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.memestream.schemas.serde.SchemaRefusedException;
import org.memestream.schemas.serde.UndecodableException;

class EmbeddedRegistryIT {

  private static final Schema FIRST =
      SchemaBuilder.record("Sample").fields().requiredString("id").endRecord();
  private static final Schema WITH_DEFAULT =
      SchemaBuilder.record("Sample").fields().requiredString("id").optionalLong("size").endRecord();
  private static final Schema WITHOUT_DEFAULT =
      SchemaBuilder.record("Sample").fields().requiredString("id").requiredLong("size").endRecord();

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registry;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private String subject;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder, 0);
    registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
  }

  @AfterAll
  static void stop() {
    registry.close();
    broker.close();
  }

  @BeforeEach
  void chooseSubject(TestInfo test) {
    subject = test.getTestMethod().orElseThrow().getName() + " / 100%-value";
  }

  @Test
  void keepsEveryContractForTheConfluentClient() {
    try (ConfluentRegistry client = client(registry)) {
      for (Topic<?> topic : Topics.all()) {
        int id = client.register(topic.subject(), topic.schema());
        assertThat(client.byId(id)).isEqualTo(topic.schema());
      }
    }
    try (ConfluentRegistry another = client(registry)) {
      int id = another.register(Topics.REQUESTED.subject(), Topics.REQUESTED.schema());
      assertThat(another.byId(id)).isEqualTo(Topics.REQUESTED.schema());
    }
  }

  @Test
  void givesTheSameSchemaTheSameIdUnderEverySubject() {
    try (ConfluentRegistry client = client(registry)) {
      assertThat(client.register(subject + "-b", FIRST)).isEqualTo(client.register(subject, FIRST));
    }
  }

  @Test
  void keepsIdsVersionsAndLevelsOverARestart() throws Exception {
    int id;
    try (ConfluentRegistry client = client(registry)) {
      client.register(subject, FIRST);
      id = client.register(subject, WITH_DEFAULT);
    }
    send(registry, "PUT", "/config/" + encoded(), "{\"compatibility\":\"NONE\"}");

    registry.close();
    registry = EmbeddedRegistry.start(broker.bootstrapServers(), registry.port());

    try (ConfluentRegistry client = client(registry)) {
      assertThat(client.byId(id)).isEqualTo(WITH_DEFAULT);
      assertThat(client.register(subject, WITH_DEFAULT)).isEqualTo(id);
    }
    assertThat(get("/subjects/" + encoded() + "/versions")).hasToString("[1,2]");
    assertThat(get("/config/" + encoded()).path("compatibilityLevel").asText()).isEqualTo("NONE");
  }

  @Test
  void refusesIncompatibleVersions() {
    try (ConfluentRegistry client = client(registry)) {
      client.register(subject, FIRST);

      assertThatThrownBy(() -> client.register(subject, WITHOUT_DEFAULT))
          .isInstanceOf(SchemaRefusedException.class)
          .hasMessageContaining("error code: 409")
          .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE");
    }
  }

  @Test
  void takesIncompatibleVersionsWhereTheLevelAllowsThem() throws Exception {
    send(registry, "PUT", "/config/" + encoded(), "{\"compatibility\":\"FORWARD\"}");
    try (ConfluentRegistry client = client(registry)) {
      int first = client.register(subject, FIRST);

      assertThat(client.register(subject, WITHOUT_DEFAULT)).isNotEqualTo(first);
    }
  }

  @Test
  void testsCompatibilityWithoutRegistering() throws Exception {
    try (ConfluentRegistry client = client(registry)) {
      client.register(subject, FIRST);
    }
    String path = "/compatibility/subjects/" + encoded() + "/versions/latest?verbose=true";

    JsonNode refused = send(registry, "POST", path, body(WITHOUT_DEFAULT));
    JsonNode taken = send(registry, "POST", path, body(WITH_DEFAULT));

    assertThat(refused.path("is_compatible").asBoolean()).isFalse();
    assertThat(refused.path("messages")).isNotEmpty();
    assertThat(taken.path("is_compatible").asBoolean()).isTrue();
    assertThat(get("/subjects/" + encoded() + "/versions")).hasToString("[1]");
  }

  @Test
  void looksUpWhatIsRegistered() throws Exception {
    int id;
    try (ConfluentRegistry client = client(registry)) {
      id = client.register(subject, FIRST);
    }
    try (var reader =
        ConfluentRegistry.connect(registry.url(), Map.of("auto.register.schemas", "false"))) {
      assertThat(reader.register(subject, FIRST)).isEqualTo(id);
      assertThatThrownBy(() -> reader.register(subject, WITH_DEFAULT))
          .isInstanceOf(SchemaRefusedException.class);
    }
    JsonNode latest = get("/subjects/" + encoded() + "/versions/latest");
    assertThat(latest.path("subject").asText()).isEqualTo(subject);
    assertThat(latest.path("id").asInt()).isEqualTo(id);
    assertThat(latest.path("schema").asText()).isEqualTo(FIRST.toString());
    assertThat(get("/subjects")).extracting(JsonNode::asText).contains(subject);
  }

  @Test
  void answersInConfluentsErrorCodes() throws Exception {
    try (ConfluentRegistry client = client(registry)) {
      client.register(subject, FIRST);
      assertThatThrownBy(() -> client.byId(987_654)).isInstanceOf(UndecodableException.class);
    }
    assertThat(code("GET", "/subjects/none/versions", "")).isEqualTo(40401);
    assertThat(code("GET", "/subjects/" + encoded() + "/versions/9", "")).isEqualTo(40402);
    assertThat(code("GET", "/schemas/ids/987654", "")).isEqualTo(40403);
    assertThat(code("POST", "/subjects/" + encoded(), body(WITH_DEFAULT))).isEqualTo(40403);
    assertThat(code("GET", "/config/" + encoded(), "")).isEqualTo(40408);
    assertThat(code("POST", "/subjects/" + encoded() + "/versions", body(WITHOUT_DEFAULT)))
        .isEqualTo(409);
    assertThat(code("POST", "/subjects/new/versions", "{\"schema\":\"{\"}")).isEqualTo(42201);
    assertThat(code("POST", "/subjects/new/versions", "{}")).isEqualTo(42201);
    assertThat(
            code("POST", "/subjects/new/versions", "{\"schema\":\"\",\"schemaType\":\"PROTOBUF\"}"))
        .isEqualTo(42201);
    assertThat(code("GET", "/subjects/" + encoded() + "/versions/0", "")).isEqualTo(42202);
    assertThat(code("PUT", "/config", "{\"compatibility\":\"SOME\"}")).isEqualTo(42203);
    assertThat(code("POST", "/subjects/new/versions", "{")).isEqualTo(422);
    assertThat(code("DELETE", "/subjects", "")).isEqualTo(405);
    assertThat(code("GET", "/nothing/here", "")).isEqualTo(404);
    assertThat(code("POST", "/subjects/new/versions", "{\"schema\":\"" + "x".repeat(1 << 20)))
        .isEqualTo(413);
  }

  @Test
  void takesBodiesOnlyAsJson() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/new/versions"))
            .POST(HttpRequest.BodyPublishers.ofString(body(FIRST)))
            .header("Content-Type", "text/plain")
            .build();

    assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(415);
  }

  @Test
  void givesOneIdToManyWhoRegisterAtOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    Callable<Integer> register =
        () -> {
          try (ConfluentRegistry client = client(registry)) {
            return client.register(subject, FIRST);
          }
        };
    Set<Integer> ids = new HashSet<>();
    try {
      for (Future<Integer> id :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> register).toList())) {
        ids.add(id.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(ids).hasSize(1);
    assertThat(get("/subjects/" + encoded() + "/versions")).hasToString("[1]");
  }

  @Test
  void agreesWithASecondRegistryOnTheSameBroker() {
    try (EmbeddedRegistry second = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
        ConfluentRegistry ofFirst = client(registry);
        ConfluentRegistry ofSecond = client(second)) {
      int id = ofFirst.register(subject, FIRST);
      int other = ofSecond.register(subject, WITH_DEFAULT);

      assertThat(other).isNotEqualTo(id);
      assertThat(ofSecond.register(subject, FIRST)).isEqualTo(id);
      assertThat(ofFirst.register(subject + "-b", WITH_DEFAULT)).isEqualTo(other);
    }
  }

  @Test
  void saysThatThePortIsTaken() {
    assertThatThrownBy(() -> EmbeddedRegistry.start(broker.bootstrapServers(), registry.port()))
        .isInstanceOf(PortTakenException.class)
        .hasMessageContaining("schema registry");
  }

  @Test
  void isUnavailableToClientsAfterItsEnd() {
    EmbeddedRegistry ended = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
    try (ConfluentRegistry client = client(ended)) {
      ended.close();

      assertThatThrownBy(() -> client.register(subject, FIRST))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }

  private static ConfluentRegistry client(EmbeddedRegistry registry) {
    return ConfluentRegistry.connect(registry.url(), Map.of("retries.wait.ms", "10"));
  }

  private String encoded() {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String body(Schema schema) {
    return json.createObjectNode().put("schema", schema.toString()).toString();
  }

  private JsonNode get(String path) throws Exception {
    return send(registry, "GET", path, "");
  }

  private int code(String method, String path, String body) throws Exception {
    return send(registry, method, path, body).path("error_code").asInt();
  }

  private JsonNode send(EmbeddedRegistry to, String method, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(to.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .build();
    return json.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
