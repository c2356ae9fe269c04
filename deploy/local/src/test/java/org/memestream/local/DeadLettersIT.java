package org.memestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.embedded.EmbeddedRegistry;
import org.memestream.local.console.Surroundings;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.KafkaConfig;
import org.memestream.runtime.kafka.DeadLetters;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;
import org.memestream.schemas.serde.UndecodableException;

/** Records of a writer whose schema the registry learns only later, on a real broker. */
@Timeout(120)
class DeadLettersIT {

  private static final String TOPIC = Topics.CAPTIONED.name();

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private EmbeddedBroker broker;
  private EmbeddedRegistry registryServer;
  private SchemaRegistry registry;
  private KafkaClients clients;
  private EventPublisher publisher;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    registryServer = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
    registry = ConfluentRegistry.connect(registryServer.url(), Map.of());
    KafkaConfig config =
        ConfigurationLoader.group(
            KafkaConfig.class, Map.of("bootstrap-servers", broker.bootstrapServers()));
    clients = new KafkaClients(config);
    try (Admin admin = clients.admin()) {
      new TopicCreator(admin, config).createMissing(Topics.all());
    }
    publisher = new EventPublisher(clients.producer("test"), registry, "/test", Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    publisher.close();
    registry.close();
    registryServer.close();
    broker.close();
  }

  @Test
  void recordsGoBackWhenTheirSchemaIsKnown() throws Exception {
    // The letters' own schema is the first that the registry sees, the captions' the second.
    byte[] bytes = captioned(2);
    send(bytes);
    ConsumerRecord<byte[], byte[]> failed = deadLetter(0);
    String id = DeadLetters.key(failed);

    JsonNode listed = json("list", "--json", "--topic", TOPIC, "--reason", "undecodable");
    assertThat(listed.path("dead_letters")).hasSize(1);
    assertThat(listed.path("dead_letters").path(0).path("id").asText()).isEqualTo(id);
    assertThat(listed.path("dead_letters").path(0).path("key").asText()).isEqualTo("meme-1");
    assertThat(json("list", "--json", "--reason", "sunspots").path("matching").asInt()).isZero();
    Path raw = folder.resolve("raw.bin");
    assertThat(run("show", id, "--raw", raw.toString())).isEqualTo(ExitCode.OK.code());
    assertThat(out.toString()).contains("It cannot be read: Schema id 2 is unknown", "00 00 00 00");
    assertThat(Files.readAllBytes(raw)).isEqualTo(bytes);
    assertThat(run("replay", id, "--dry-run")).isEqualTo(ExitCode.OK.code());
    assertThat(out.toString()).contains("1 would be put back");
    assertThat(onTopic()).hasSize(1);

    assertThat(registry.register(Topics.CAPTIONED.subject(), MemeCaptioned.getClassSchema()))
        .isEqualTo(2);
    assertThat(run("show", id)).isEqualTo(ExitCode.OK.code());
    assertThat(out.toString()).contains("It can be read now, as MemeCaptioned", "owner-1");
    assertThat(run("replay", "--all", "--yes")).isEqualTo(ExitCode.OK.code());
    assertThat(out.toString()).contains("1 put back");

    List<ConsumerRecord<String, byte[]>> records = onTopic();
    assertThat(records).hasSize(2);
    ConsumerRecord<String, byte[]> back = records.get(1);
    assertThat(back.key()).isEqualTo("meme-1");
    assertThat(back.value()).isEqualTo(bytes);
    assertThat(header(back, "traceparent")).isEqualTo("00-1");
    assertThat(header(back, "replay_of")).isEqualTo(id);
    try (AvroSerde<MemeCaptioned> fresh =
        new AvroSerde<>(
            ConfluentRegistry.connect(registryServer.url(), Map.of()), MemeCaptioned.class)) {
      assertThat(fresh.deserializer().deserialize(TOPIC, back.value()).getOwnerId())
          .isEqualTo("owner-1");
    }

    assertThat(run("replay", id, "--yes")).isEqualTo(ExitCode.OK.code());
    assertThat(out.toString()).contains("0 put back", "1 put back before");
    assertThat(onTopic()).as("nothing is put back twice").hasSize(2);
    assertThat(run("replay", id, "--yes", "--again")).isEqualTo(ExitCode.OK.code());
    assertThat(onTopic()).hasSize(3);
  }

  @Test
  void whatFailsAgainAndAgainIsLeftAlone() throws Exception {
    send(captioned(77));
    deadLetter(0);
    for (int round = 1; round <= 3; round++) {
      assertThat(run("replay", "--since", "1h", "--yes", "--max-replays", "3"))
          .isEqualTo(ExitCode.OK.code());
      assertThat(out.toString()).startsWith("1 put back");
      deadLetter(round);
    }

    assertThat(run("replay", "--all", "--yes", "--max-replays", "3"))
        .isEqualTo(ExitCode.FAILED.code());
    assertThat(out.toString()).contains("0 put back", "3 put back before", "1 came back too often");
    assertThat(onTopic()).hasSize(4);
    assertThat(run("list")).isEqualTo(ExitCode.OK.code());
    assertThat(out.toString()).contains("4 records.", "came back after 3 replays");
    assertThat(run("show", "memes.captioned-0-123456")).isEqualTo(ExitCode.BAD_INPUT.code());
  }

  /** Finds what was written in that place, and cannot read it. */
  private ConsumerRecord<byte[], byte[]> deadLetter(int index) {
    await().atMost(30, TimeUnit.SECONDS).until(() -> onTopic().size() > index);
    ConsumerRecord<String, byte[]> record = onTopic().get(index);
    ConsumerRecord<byte[], byte[]> raw =
        new ConsumerRecord<>(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.timestampType(),
            record.serializedKeySize(),
            record.serializedValueSize(),
            record.key().getBytes(StandardCharsets.UTF_8),
            record.value(),
            record.headers(),
            record.leaderEpoch());
    try (AvroSerde<MemeCaptioned> serde = new AvroSerde<>(registry, MemeCaptioned.class)) {
      serde.deserializer().deserialize(TOPIC, raw.value());
      throw new AssertionError("it can be read");
    } catch (UndecodableException e) {
      new DeadLetters(publisher, "assembly", Clock.systemUTC()).publish(raw, e).join();
    }
    return raw;
  }

  /** All records, in the order in which they were written: they share a partition. */
  private List<ConsumerRecord<String, byte[]>> onTopic() {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (Consumer<String, byte[]> reader = clients.reader(new ByteArrayDeserializer())) {
      new TopicScan(reader).records(List.of(TOPIC), Map.of(), records::add);
    }
    return records;
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private void send(byte[] value) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", "00-1".getBytes(StandardCharsets.UTF_8));
    try (Producer<byte[], byte[]> producer = clients.producer("writer")) {
      byte[] key = "meme-1".getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(TOPIC, null, key, value, headers));
    }
  }

  private static byte[] captioned(int schemaId) {
    MemeCaptioned event =
        MemeCaptioned.newBuilder()
            .setId("meme-1")
            .setOwnerId("owner-1")
            .setCaptions(List.of())
            .setModel("test")
            .setSeed(1L)
            .setTiming(new StageTiming(Stage.CAPTION, 1000L, 1, 1))
            .build();
    try (SchemaRegistry memory = ConfluentRegistry.connect("mock://dead-letters-it", Map.of());
        AvroSerde<MemeCaptioned> serde = new AvroSerde<>(memory, MemeCaptioned.class)) {
      byte[] bytes = serde.serializer().serialize(TOPIC, event);
      ByteBuffer.wrap(bytes).putInt(1, schemaId);
      return bytes;
    }
  }

  private JsonNode json(String... arguments) throws Exception {
    assertThat(run(arguments)).isEqualTo(ExitCode.OK.code());
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("dead-letters"));
    all.addAll(List.of(arguments));
    all.add("--cluster");
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of(
                "MEMESTREAM_HOME", folder.toString(),
                "MEMESTREAM_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "MEMESTREAM_REGISTRY_URL", registryServer.url()),
            folder,
            false,
            Clock.systemUTC());
    return MemestreamCommand.commandLine(surroundings).execute(all.toArray(String[]::new));
  }
}
