package org.memestream.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.local.folder.StackState;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.runtime.store.S3Server;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/** A backfill that is killed half way, and one that writes nothing. */
class BackfillSystemTest {

  private static final int PHOTOS = 60;

  @TempDir static Path folder;
  private static Machine machine;

  @BeforeAll
  static void up() throws Exception {
    machine = new Machine(folder);
    Path photos = Files.createDirectories(folder.resolve("photos/sub"));
    byte[] photo = SamplePictures.jpeg(160, 120);
    for (int i = 0; i < PHOTOS; i++) {
      Files.write((i % 2 == 0 ? photos : photos.getParent()).resolve(i + ".jpg"), photo);
    }
    Files.writeString(photos.resolve("broken.jpg"), "not a picture");
    Files.write(
        folder.resolve("photos/manifest.jsonl"),
        IntStream.range(0, PHOTOS)
            .mapToObj(
                i ->
                    "{\"image\":\"%s%d.jpg\",\"top\":\"meme %d\"}"
                        .formatted(i % 2 == 0 ? "sub/" : "", i, i))
            .collect(Collectors.toCollection(ArrayList::new)));
    Files.writeString(
        folder.resolve("photos/manifest.jsonl"),
        "{\"image\":\"sub/broken.jpg\"}\nno line\n",
        StandardOpenOption.APPEND);
    machine.up();
  }

  @AfterAll
  static void down() throws Exception {
    machine.close();
  }

  @Test
  void goesOnAfterAKillAndMakesEachMemeOnce() throws Exception {
    String[] command = {"backfill", "photos/manifest.jsonl", "--owner", "ada", "--wait", "--json"};
    Process process =
        machine.start(
            Stream.concat(Stream.of(command), Stream.of("--rate", "15/s")).toArray(String[]::new));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> requests("ada").size() >= PHOTOS / 3 || !process.isAlive());
    process.destroyForcibly().waitFor();
    int before = requests("ada").size();
    assertThat(before).as("killed on the way").isBetween(PHOTOS / 3, PHOTOS - 1);

    Machine.Told told = machine.run(command);

    assertThat(told.exitCode()).as(told.toString()).isEqualTo(65);
    JsonNode report = told.json();
    assertThat(report.path("taken").asInt() + report.path("taken_before").asInt())
        .isEqualTo(PHOTOS);
    assertThat(report.path("taken_before").asInt()).isPositive();
    assertThat(report.at("/refused/NOT_A_PICTURE").asInt()).isEqualTo(1);
    assertThat(report.at("/refused/BAD_LINE").asInt()).isEqualTo(1);
    assertThat(report.path("finished").asInt()).as(told.toString()).isEqualTo(PHOTOS);
    assertThat(report.path("missing").asInt()).isZero();
    assertThat(Files.readAllLines(Path.of(report.path("refused_list").asText())))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("line 61: sub/broken.jpg\tNOT_A_PICTURE\t"))
        .anyMatch(line -> line.startsWith("line 62\tBAD_LINE\t"));

    Map<String, Set<String>> requests = requests("ada");
    assertThat(requests).hasSize(PHOTOS).allSatisfy((photo, ids) -> assertThat(ids).hasSize(1));
    String prefix = report.path("id_prefix").asText();
    assertThat(ids(Topics.FINISHED).stream().filter(id -> id.startsWith(prefix)).toList())
        .hasSize(PHOTOS)
        .doesNotHaveDuplicates();

    JsonNode third = machine.run(command).json();
    assertThat(third.path("taken").asInt()).isZero();
    assertThat(third.path("finished").asInt()).isEqualTo(PHOTOS);
  }

  @Test
  void aDryRunWritesNothing() throws Exception {
    Set<Path> before = files();

    Machine.Told told = machine.run("backfill", "photos", "--owner", "bob", "--dry-run", "--json");

    assertThat(told.exitCode()).as(told.toString()).isEqualTo(65);
    assertThat(told.json().path("taken").asInt()).isEqualTo(PHOTOS);
    assertThat(told.json().at("/refused/NOT_A_PICTURE").asInt()).isEqualTo(1);
    assertThat(told.err()).contains("sub/broken.jpg: NOT_A_PICTURE");
    assertThat(requests("bob")).isEmpty();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void takesWhatLiesInABucket() throws Exception {
    int pictures = 5;
    Path objects = Files.createDirectories(folder.resolve("bucket"));
    try (S3Server server = S3Server.start(objects)) {
      String bucket = server.newBucket();
      for (int i = 0; i < pictures; i++) {
        server.put(bucket, "album/" + i + ".jpg", SamplePictures.jpeg(160, 120 + i));
      }
      server.put(bucket, "album/notes.txt", new byte[] {'x'});
      server.put(bucket, "elsewhere/6.jpg", SamplePictures.jpeg(160, 120));
      machine
          .with("MEMESTREAM_BACKFILL_S3_ENDPOINT", server.endpoint().toString())
          .with("MEMESTREAM_BACKFILL_S3_ACCESS_KEY", S3Server.ACCESS_KEY)
          .with("MEMESTREAM_BACKFILL_S3_SECRET_KEY", S3Server.SECRET_KEY);

      Machine.Told told =
          machine.run(
              "backfill",
              "s3://" + bucket + "/album/",
              "--owner",
              "carol",
              "--label-from",
              "name",
              "--wait",
              "--json");

      assertThat(told.exitCode()).as(told.toString()).isZero();
      assertThat(told.json().path("taken").asInt()).isEqualTo(pictures);
      assertThat(told.json().path("finished").asInt()).isEqualTo(pictures);
      assertThat(told.err() + told.out()).doesNotContain(S3Server.SECRET_KEY);
      assertThat(requests("carol"))
          .containsOnlyKeys(
              "album/0.jpg", "album/1.jpg", "album/2.jpg", "album/3.jpg", "album/4.jpg");
    }
  }

  private static Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(machine.home().resolve("services"), 1)) {
      Set<Path> found = files.collect(Collectors.toCollection(HashSet::new));
      found.removeIf(file -> file.endsWith("backfill"));
      return found;
    }
  }

  /** Ids of the requests of an owner, by photo. */
  private static Map<String, Set<String>> requests(String owner) throws Exception {
    StackState state = machine.state();
    Map<String, Set<String>> requests = new HashMap<>();
    try (SchemaRegistry registry =
            ConfluentRegistry.connect(state.registry().toString(), Map.of());
        Consumer<String, byte[]> reader = clients(state).reader(new ByteArrayDeserializer())) {
      var values = new AvroSerde<>(registry, MemeRequested.class).deserializer();
      String topic = Topics.REQUESTED_BULK.name();
      new TopicScan(reader)
          .read(
              List.of(topic),
              Map.of(),
              (id, value) -> {
                MemeRequested request = values.deserialize(topic, value);
                if (request.getOwnerId().equals(owner)) {
                  requests
                      .computeIfAbsent(request.getOriginReference(), photo -> new HashSet<>())
                      .add(id);
                }
              });
    }
    return requests;
  }

  private static List<String> ids(Topic<?> topic) throws Exception {
    List<String> ids = new ArrayList<>();
    try (Consumer<String, byte[]> reader =
        clients(machine.state()).reader(new ByteArrayDeserializer())) {
      new TopicScan(reader).read(List.of(topic.name()), Map.of(), (id, value) -> ids.add(id));
    }
    return ids;
  }

  private static KafkaClients clients(StackState state) {
    return new KafkaClients(
        ConfigurationLoader.group(
            KafkaConfig.class, Map.of("bootstrap-servers", state.bootstrapServers())));
  }
}
