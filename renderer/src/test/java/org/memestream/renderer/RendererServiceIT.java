package org.memestream.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.embedded.EmbeddedRegistry;
import org.memestream.renderer.Wire.Reader;
import org.memestream.renderer.assembly.Parts;
import org.memestream.renderer.assembly.Parts.Faces;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;

class RendererServiceIT {
  private static final String ID = "meme-1";

  @TempDir private Path folder;

  @Test
  void drawsAndAnnouncesAMeme() throws Exception {
    Parts parts = new Parts(ID, Instant.now());
    Path source = folder.resolve("objects").resolve(parts.image("source").getKey());
    Files.createDirectories(source.getParent());
    Files.write(source, SamplePictures.jpeg(640, 480));
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        EmbeddedRegistry address = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
        SchemaRegistry registry = ConfluentRegistry.connect(address.url(), Map.of());
        RendererService service =
            service(
                Map.of(
                    "memestream.kafka.bootstrap-servers", broker.bootstrapServers(),
                    "memestream.registry.url", address.url()));
        Wire wire = new Wire(broker.bootstrapServers(), registry)) {
      service.start();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(service.readiness().reasons()).isEmpty());
      wire.send(Topics.REQUESTED, ID, parts.request(Faces.UNTOUCHED));
      wire.send(Topics.CAPTIONED, ID, parts.captioned());

      MemeFinished finished = finished(wire);
      assertThat(finished.getPictures()).hasSize(1);
      assertThat(
              folder.resolve("objects").resolve(finished.getPictures().get(0).getImage().getKey()))
          .isNotEmptyFile();
      assertThat(finished.getTimings()).hasSize(2);
    }
  }

  @Test
  void serviceWithNothingToDoSaysSo() {
    RendererService service =
        service(
            Map.of("memestream.assembly.enabled", "false", "memestream.renderer.enabled", "false"));

    assertThatThrownBy(service::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("memestream.assembly.enabled");
  }

  private static MemeFinished finished(Wire wire) {
    try (Reader<MemeFinished> reader = wire.read(Topics.FINISHED, Reader.COMMITTED)) {
      return reader.await(ID, Duration.ofSeconds(30)).value();
    }
  }

  private RendererService service(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("memestream.assembly.state-dir", folder.resolve("state").toString());
    all.put("memestream.worker.journal-dir", folder.resolve("journal").toString());
    all.put("memestream.store.uri", folder.resolve("objects").toUri().toString());
    return new RendererService(
        new ServiceContext<>(
            AssemblyOnBroker.config(all), new SimpleMeterRegistry(), Clock.systemUTC()));
  }
}
