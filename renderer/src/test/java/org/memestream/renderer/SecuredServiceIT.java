package org.memestream.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.renderer.assembly.Parts;
import org.memestream.renderer.assembly.Parts.Faces;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.kafka.TopicCreator;
import org.memestream.runtime.kafka.TopicScan;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.runtime.security.SecuredCluster;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

/**
 * The whole service against Kafka and a registry that ask for passwords over TLS, as a process that
 * logs all it can: assembly, render worker, producer and registry client work, and no secret shows.
 */
@Timeout(300)
class SecuredServiceIT {

  private static final String ID = "meme-1";
  private static final String STORE_SECRET = "store-2Pz6yRf3";
  private static final Duration LIMIT = Duration.ofSeconds(120);

  @TempDir private Path folder;

  @Test
  void drawsAMemeAndKeepsItsSecrets() throws Exception {
    Parts parts = new Parts(ID, Instant.now().plus(LIMIT));
    Path source = folder.resolve("objects").resolve(parts.image("source").getKey());
    Files.createDirectories(source.getParent());
    Files.write(source, SamplePictures.jpeg(320, 240));
    try (SecuredCluster cluster = SecuredCluster.start(folder)) {
      RendererConfig config = AssemblyOnBroker.config(cluster.settings());
      KafkaClients clients = new KafkaClients(config.kafka());
      try (Admin admin = clients.admin()) {
        new TopicCreator(admin, config.kafka()).createMissing(Topics.all());
      }
      Process process = start(cluster);
      try (SchemaRegistry registry =
              ConfluentRegistry.connect(config.registry().url(), config.registry().properties());
          EventPublisher publisher =
              new EventPublisher(clients.producer("test"), registry, "/test", Clock.systemUTC())) {
        publisher
            .publish(Topics.REQUESTED, ID, parts.request(Faces.UNTOUCHED), Optional.empty())
            .join();
        publisher.publish(Topics.CAPTIONED, ID, parts.captioned(), Optional.empty()).join();

        Awaitility.await()
            .atMost(LIMIT)
            .until(() -> !process.isAlive() || finished(clients).contains(ID));
        assertThat(process.isAlive()).as(() -> "alive; it said: " + said()).isTrue();
      } finally {
        process.destroy();
        process.waitFor();
      }
    }

    assertThat(said())
        .as("what was to be looked through is there")
        .contains("\"DEBUG\"", "memestream.kafka.properties.sasl.jaas.config", "****")
        .doesNotContain(
            SecuredCluster.KAFKA_PASSWORD,
            SecuredCluster.REGISTRY_PASSWORD,
            STORE_SECRET,
            Base64.getEncoder()
                .encodeToString(
                    ("memestream:" + SecuredCluster.REGISTRY_PASSWORD)
                        .getBytes(StandardCharsets.UTF_8)));
  }

  private Process start(SecuredCluster cluster) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                RendererMain.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output().toFile());
    Map<String, String> environment = builder.environment();
    environment.putAll(cluster.environment());
    environment.put("MEMESTREAM_LOG_LEVEL", "debug");
    environment.put("MEMESTREAM_HTTP_PORT", "0");
    environment.put("MEMESTREAM_STORE_URI", folder.resolve("objects").toUri().toString());
    environment.put("MEMESTREAM_STORE_S3_SECRET_KEY", STORE_SECRET);
    environment.put("MEMESTREAM_ASSEMBLY_STATE_DIR", folder.resolve("state").toString());
    environment.put("MEMESTREAM_WORKER_JOURNAL_DIR", folder.resolve("journal").toString());
    return builder.start();
  }

  private static List<String> finished(KafkaClients clients) {
    List<String> keys = new ArrayList<>();
    try (Consumer<String, byte[]> reader = clients.reader(new ByteArrayDeserializer())) {
      new TopicScan(reader)
          .read(List.of(Topics.FINISHED.name()), Map.of(), (key, value) -> keys.add(key));
    }
    return keys;
  }

  private Path output() {
    return folder.resolve("output.log");
  }

  private String said() {
    try {
      return Files.readString(output());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
