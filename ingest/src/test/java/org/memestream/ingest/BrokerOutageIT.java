package org.memestream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.kafka.BrokerUnavailableException;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BrokerOutageIT {

  private static final String REGISTRY = "mock://outage";

  @TempDir private Path folder;

  @Test
  void aClientOutlivesABrokerThatIsAwayForAWhile() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    int port = broker.port();
    ClientConfig config = config(broker.bootstrapServers());
    try (SchemaRegistry registry = ConfluentRegistry.connect(REGISTRY, Map.of());
        MemestreamClient client = MemestreamClient.connect(config);
        Responder responder = new Responder(config.kafka(), registry)) {
      CompletableFuture<FinishedMeme> before =
          client.submit(order().id("before").label(Responder.HOLD).build());
      await().atMost(Duration.ofSeconds(30)).until(() -> responder.held().size() == 1);

      broker.close();
      CompletableFuture<FinishedMeme> during = client.submit(order().id("during").build());
      assertThatThrownBy(() -> during.get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(BrokerUnavailableException.class)
          .hasMessageContaining("during");
      assertThat(stored()).isEqualTo(1);

      broker = EmbeddedBroker.start(folder.resolve("kafka"), port);
      responder.release();
      assertThat(before.get(60, TimeUnit.SECONDS).id()).isEqualTo("before");
      CompletableFuture<FinishedMeme> after = client.submit(order().id("after").build());
      assertThat(after.get(60, TimeUnit.SECONDS).id()).isEqualTo("after");
    } finally {
      broker.close();
    }
  }

  private long stored() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("objects/owners"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private ClientConfig config(String bootstrapServers) {
    return new ConfigurationLoader()
        .load(
            ClientConfig.class,
            Optional.empty(),
            Map.of(),
            Map.of(
                "memestream.kafka.bootstrap-servers",
                bootstrapServers,
                "memestream.registry.url",
                REGISTRY,
                "memestream.store.uri",
                folder.resolve("objects").toUri().toString(),
                "memestream.client.send-timeout",
                "3s"));
  }

  private static MemeOrderBuilder order() {
    return MemeOrder.of(SamplePictures.jpeg(64, 48));
  }
}
