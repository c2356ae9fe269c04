package org.memestream.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.renderer.Wire.Reader;
import org.memestream.renderer.assembly.Parts;
import org.memestream.renderer.assembly.Parts.Faces;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeAssembled;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.OwnerErased;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The assembly on a real broker; each test has ids of its own. */
class AssemblyIT {
  private static final Logger log = LoggerFactory.getLogger(AssemblyIT.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MEASURED = 50;

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static AssemblyService assembly;
  private static Wire wire;

  private final String id = UUID.randomUUID().toString();
  private final Parts parts = new Parts(id, Instant.now());

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    assembly = startAssembly();
    wire = new Wire(broker.bootstrapServers());
  }

  private static AssemblyService startAssembly() {
    long begun = System.nanoTime();
    AssemblyService service =
        AssemblyOnBroker.service(broker.bootstrapServers(), folder.resolve("state"));
    service.start();
    log.info("assembly started in {} ms", (System.nanoTime() - begun) / 1_000_000);
    return service;
  }

  @AfterAll
  static void stop() {
    wire.close();
    assembly.close();
    broker.close();
  }

  @Test
  void memeWithRepeatedPartsFinishesOnce() {
    for (int i = 0; i < 3; i++) {
      wire.send(Topics.CAPTIONED, id, parts.captioned());
      wire.send(Topics.REQUESTED, id, parts.request(Faces.UNTOUCHED));
    }
    await(Topics.ASSEMBLED, id);
    for (int i = 0; i < 3; i++) {
      wire.send(Topics.RENDERED, id, parts.rendered());
    }
    await(Topics.FINISHED, id);
    finishAnother();

    assertThat(committed(Topics.FINISHED, id)).hasSize(1);
    assertThat(committed(Topics.ASSEMBLED, id)).hasSize(1);
  }

  @Test
  void memeOutlivesARestart() {
    wire.send(Topics.REQUESTED, id, parts.request(Faces.UNTOUCHED));
    wire.send(Topics.CAPTIONED, id, parts.captioned());
    await(Topics.ASSEMBLED, id);
    long begun = System.nanoTime();
    assembly.close();
    log.info("assembly stopped in {} ms", (System.nanoTime() - begun) / 1_000_000);
    wire.send(Topics.RENDERED, id, parts.rendered());
    assembly = startAssembly();
    await(Topics.FINISHED, id);
    wire.send(Topics.RENDERED, id, parts.rendered());
    finishAnother();

    assertThat(committed(Topics.FINISHED, id)).hasSize(1);
  }

  @Test
  void erasureReachesAMemeInFlight() {
    wire.send(Topics.REQUESTED, id, parts.request(Faces.UNTOUCHED));
    await(Topics.STATUS, id);
    wire.send(Topics.OWNERS_ERASED, Parts.OWNER, new OwnerErased(Parts.OWNER, Instant.now()));

    assertThat(await(Topics.FAILED, id).getReason()).isEqualTo(FailureReason.ERASED);
  }

  @Test
  void erasureIsKnownWithoutTheStateFolder() throws IOException {
    wire.send(Topics.OWNERS_ERASED, Parts.OWNER, new OwnerErased(Parts.OWNER, Instant.now()));
    assembly.close();
    Files.move(folder.resolve("state"), folder.resolve("lost"));
    assembly = startAssembly();
    wire.send(Topics.REQUESTED, id, parts.request(Faces.UNTOUCHED));

    assertThat(await(Topics.FAILED, id).getReason()).isEqualTo(FailureReason.ERASED);
  }

  @Test
  void undecodableBytesBecomeADeadLetterAtOnce() {
    byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);
    String position = wire.sendBytes(Topics.CAPTIONED, id, rubbish);

    assertThat(await(Topics.DEAD_LETTERS, position).getValue()).isEqualTo(ByteBuffer.wrap(rubbish));
  }

  @Test
  void outcomesComeSoon() {
    List<Long> assembled = new ArrayList<>();
    List<Long> finished = new ArrayList<>();
    try (Reader<MemeAssembled> sent = wire.read(Topics.ASSEMBLED, Reader.SENT);
        Reader<MemeFinished> committed = wire.read(Topics.FINISHED, Reader.COMMITTED)) {
      sent.all();
      committed.all();
      for (int i = 0; i < MEASURED + 10; i++) {
        String meme = id + "-" + i;
        Parts its = new Parts(meme, Instant.now());
        wire.send(Topics.REQUESTED, meme, its.request(Faces.UNTOUCHED));
        pause();
        long captioned = System.nanoTime();
        wire.send(Topics.CAPTIONED, meme, its.captioned());
        sent.await(meme, LIMIT);
        assembled.add(System.nanoTime() - captioned);
        pause();
        long rendered = System.nanoTime();
        wire.send(Topics.RENDERED, meme, its.rendered());
        committed.await(meme, LIMIT);
        finished.add(System.nanoTime() - rendered);
      }
    }
    log.info(
        "caption to assembled {} ms, render to finished {} ms (medians of {})",
        median(assembled),
        median(finished),
        MEASURED);
    assertThat(median(finished)).isLessThan(500);
  }

  /** Something else that passes the same way shows that nothing more is to come. */
  private void finishAnother() {
    String another = UUID.randomUUID().toString();
    Parts its = new Parts(another, Instant.now());
    wire.send(Topics.REQUESTED, another, its.requestWithoutText(Faces.UNTOUCHED));
    await(Topics.ASSEMBLED, another);
    wire.send(Topics.RENDERED, another, its.rendered());
    await(Topics.FINISHED, another);
  }

  private static <V extends SpecificRecord> V await(Topic<V> topic, String key) {
    try (Reader<V> reader = wire.read(topic, Reader.COMMITTED)) {
      return reader.await(key, LIMIT).value();
    }
  }

  private static <V extends SpecificRecord> List<ConsumerRecord<String, V>> committed(
      Topic<V> topic, String key) {
    try (Reader<V> reader = wire.read(topic, Reader.COMMITTED)) {
      return reader.all().stream().filter(record -> record.key().equals(key)).toList();
    }
  }

  /** Lets commits pass, so that each event meets an idle assembly. */
  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
  }

  private static double median(List<Long> nanos) {
    List<Long> sorted = nanos.subList(10, nanos.size()).stream().sorted().toList();
    return sorted.get(sorted.size() / 2) / 1e6;
  }
}
