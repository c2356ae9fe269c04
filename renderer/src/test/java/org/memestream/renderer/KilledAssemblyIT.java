package org.memestream.renderer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.renderer.Wire.Reader;
import org.memestream.renderer.assembly.Parts;
import org.memestream.renderer.assembly.Parts.Faces;
import org.memestream.schemas.MemeAssembled;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills the assembly's process with memes in flight: each still has exactly one outcome. */
class KilledAssemblyIT {
  private static final Logger log = LoggerFactory.getLogger(KilledAssemblyIT.class);
  private static final int MEMES = 50;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void memesInFlightFinishOnceAfterAKill() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        Wire wire = new Wire(broker.bootstrapServers())) {
      Process process = startAssembly(broker);
      try (Reader<MemeAssembled> assembled = wire.read(Topics.ASSEMBLED, Reader.SENT)) {
        IntStream.range(0, MEMES).forEach(i -> request(wire, "meme-" + i));
        assembled.awaitAny(LIMIT);
      } finally {
        process.destroyForcibly().waitFor();
      }
      Instant killed = Instant.now();
      process = startAssembly(broker);
      Instant ready = Instant.now();
      try {
        assertThat(finish(wire))
            .hasSize(MEMES)
            .allSatisfy((meme, times) -> assertThat(times).isOne());
      } finally {
        process.destroyForcibly().waitFor();
      }
      log.info("assembly ready {} ms after the kill", Duration.between(killed, ready).toMillis());
    }
  }

  private static void request(Wire wire, String id) {
    Parts parts = new Parts(id, Instant.now().plus(LIMIT));
    wire.send(Topics.REQUESTED, id, parts.request(Faces.UNTOUCHED));
    wire.send(Topics.CAPTIONED, id, parts.captioned());
  }

  /** Renders whatever is assembled until all are finished; says how often each was. */
  private static Map<String, Integer> finish(Wire wire) {
    Map<String, Integer> finished = new HashMap<>();
    Instant end = Instant.now().plus(LIMIT);
    try (Reader<MemeAssembled> assembled = wire.read(Topics.ASSEMBLED, Reader.SENT);
        Reader<MemeFinished> outcomes = wire.read(Topics.FINISHED, Reader.COMMITTED)) {
      while (finished.size() < MEMES && Instant.now().isBefore(end)) {
        for (ConsumerRecord<String, MemeAssembled> meme : assembled.poll(Duration.ofMillis(20))) {
          wire.send(Topics.RENDERED, meme.key(), new Parts(meme.key(), Instant.now()).rendered());
        }
        outcomes
            .poll(Duration.ofMillis(20))
            .forEach(meme -> finished.merge(meme.key(), 1, Integer::sum));
      }
    }
    return finished;
  }

  private Process startAssembly(EmbeddedBroker broker) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                AssemblyOnBroker.class.getName(),
                broker.bootstrapServers(),
                folder.resolve("state").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(UTF_8);
    assertThat(out.lines().peek(System.out::println).anyMatch("READY"::equals)).isTrue();
    return process;
  }
}
