package org.memestream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.embedded.EmbeddedRegistry;
import org.memestream.ingest.upload.Uploads;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.kafka.BrokerUnavailableException;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.runtime.store.StoreUnavailableException;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.Lane;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.memestream.schemas.serde.SchemaRegistry;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class MemestreamClientIT {

  private static final String NOBODY = "127.0.0.1:9";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registryServer;
  private static SchemaRegistry registry;
  private static MemestreamClient client;
  private static Responder responder;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    registryServer = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
    registry = ConfluentRegistry.connect(registryServer.url(), Map.of());
    client = MemestreamClient.connect(config(Map.of()));
    responder = new Responder(config(Map.of()).kafka(), registry);
  }

  @AfterAll
  static void stop() {
    responder.close();
    client.close();
    registry.close();
    registryServer.close();
    broker.close();
  }

  @Test
  void bringsTheFinishedMemeAndItsPicture() throws Exception {
    FinishedMeme meme = await(client.submit(order().owner("ada").label("cat").build()));

    assertThat(meme.owner()).isEqualTo("ada");
    Picture picture = new PictureReader().read(client.download(meme.pictures().get(0)));
    assertThat(picture.width()).isEqualTo(64);
    assertThat(picture.height()).isEqualTo(48);
  }

  @Test
  void bringsTheReasonOfAFailure() {
    CompletableFuture<FinishedMeme> future = client.submit(order().label(Responder.FAIL).build());

    assertThatThrownBy(() -> await(future))
        .hasCauseInstanceOf(MemeFailedException.class)
        .hasMessageContaining("No face was found.");
  }

  @Test
  void keepsNothingOfAnUploadButItsPixels() throws Exception {
    FinishedMeme turned = await(client.submit(MemeOrder.of(Uploads.onItsSideWithPlace()).build()));
    FinishedMeme polyglot = await(client.submit(MemeOrder.of(Uploads.polyglot()).build()));

    assertThat(turned.pictures().get(0).width()).isEqualTo(48);
    for (FinishedMeme meme : List.of(turned, polyglot)) {
      byte[] stored = client.download(meme.pictures().get(0));
      assertThat(new String(stored, StandardCharsets.ISO_8859_1))
          .doesNotContain("Exif", Uploads.FOREIGN);
    }
  }

  @Test
  void makesManyInBulkWithFewUnderWay() throws Exception {
    try (MemestreamClient narrow =
        MemestreamClient.connect(config(Map.of("memestream.client.max-in-flight", "4")))) {
      List<MemeOrder> orders =
          IntStream.range(0, 60)
              .mapToObj(number -> order().id("bulk-" + number).lane(Lane.BULK).build())
              .toList();

      List<CompletableFuture<FinishedMeme>> futures = narrow.submitAll(orders);

      assertThat(futures).hasSize(60);
      for (int number = 0; number < 60; number++) {
        assertThat(await(futures.get(number)).id()).isEqualTo("bulk-" + number);
      }
    }
  }

  @Test
  void leavesAMemeUnansweredOnlyUntilItsDeadline() {
    CompletableFuture<FinishedMeme> future =
        client.submit(order().label(Responder.HOLD).deadline(Duration.ofMillis(300)).build());

    assertThatThrownBy(() -> await(future))
        .hasCauseInstanceOf(MemeOverdueException.class)
        .hasMessageContaining("0.8 seconds");
    assertThat(responder.held()).extracting(MemeRequested::getId).doesNotContainNull();
  }

  @Test
  void refusesToConnectWithoutABroker() {
    assertRefused(
        Map.of(
            "memestream.kafka.bootstrap-servers", NOBODY, "memestream.client.send-timeout", "2s"),
        BrokerUnavailableException.class,
        NOBODY);
  }

  @Test
  void refusesToConnectWithoutARegistry() {
    assertRefused(
        Map.of("memestream.registry.url", "http://" + NOBODY),
        RegistryUnavailableException.class,
        NOBODY);
  }

  @Test
  void refusesToConnectWithoutAStore() throws IOException {
    Path file = Files.writeString(folder.resolve("no folder"), "");

    assertRefused(
        Map.of("memestream.store.uri", file.resolve("objects").toUri().toString()),
        StoreUnavailableException.class,
        "no folder");
  }

  @Test
  void refusesEveryHostileUploadAndStoresNothing() throws IOException {
    for (byte[] upload :
        List.of(
            new byte[0],
            Uploads.text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            Uploads.cutOff(SamplePictures.jpeg(640, 480), 0.3),
            Uploads.pngThatClaims(30_000, 30_000),
            SamplePictures.gif(16, 16, 301))) {
      CompletableFuture<FinishedMeme> future =
          client.submit(MemeOrder.of(upload).owner("mallory").build());

      assertThat(future).isCompletedExceptionally();
    }
    CompletableFuture<FinishedMeme> longText =
        client.submit(order().owner("mallory").top("x".repeat(5000)).build());

    assertThatThrownBy(longText::join)
        .hasCauseInstanceOf(RefusedOrderException.class)
        .extracting(failure -> ((RefusedOrderException) failure.getCause()).reason())
        .isEqualTo(FailureReason.TEXT_TOO_LONG);
    try (Stream<Path> stored = Files.walk(folder.resolve("objects"))) {
      assertThat(stored).noneMatch(path -> path.toString().contains("mallory"));
    }
  }

  private static void assertRefused(
      Map<String, String> settings, Class<? extends Exception> type, String address) {
    long begun = System.nanoTime();

    assertThatThrownBy(() -> MemestreamClient.connect(config(settings)))
        .isInstanceOf(type)
        .hasMessageContaining(address);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  private static ClientConfig config(Map<String, String> changes) {
    Map<String, String> settings = new HashMap<>();
    settings.put("memestream.kafka.bootstrap-servers", broker.bootstrapServers());
    settings.put("memestream.registry.url", registryServer.url());
    settings.put("memestream.store.uri", folder.resolve("objects").toUri().toString());
    settings.put("memestream.client.grace", "500ms");
    settings.putAll(changes);
    return new ConfigurationLoader().load(ClientConfig.class, Optional.empty(), Map.of(), settings);
  }

  private static MemeOrderBuilder order() {
    return MemeOrder.of(SamplePictures.jpeg(64, 48));
  }

  private static FinishedMeme await(CompletableFuture<FinishedMeme> future) throws Exception {
    return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
