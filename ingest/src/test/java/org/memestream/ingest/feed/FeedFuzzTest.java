package org.memestream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.memestream.runtime.fuzz.Allocation;
import org.memestream.runtime.fuzz.Damage;

/** Whatever a platform, or who poses as one, sends: an event or a typed refusal. */
class FeedFuzzTest {

  private static final long MOST_BYTES = 64_000_000;
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Map<FeedKind, FeedParser> parsers =
      Map.of(
          FeedKind.JETSTREAM, new JetstreamParser("https://pictures.example/{did}/{cid}"),
          FeedKind.MASTODON, new MastodonParser("mastodon.example"),
          FeedKind.TELEGRAM, new TelegramParser());

  @Property(seed = "1")
  void anyText(@ForAll FeedKind kind, @ForAll String message) throws Exception {
    parseOrRefuse(kind, message);
  }

  @Property(seed = "1")
  void anyDamageToAMessage(@ForAll FeedKind kind, @ForAll long seed) throws Exception {
    List<String> lines = Recorded.lines(kind);
    String line = lines.get(Math.floorMod(seed, lines.size()));
    parseOrRefuse(kind, Damage.of(line, seed));
  }

  /** Fields that are there, with values of kinds that nobody documents. */
  @Property(seed = "1")
  void anyKindOfValue(@ForAll FeedKind kind, @ForAll long seed) throws Exception {
    String[] values = {
      "null",
      "[]",
      "{}",
      "1e999",
      "-1",
      "9223372036854775807",
      "\"\"",
      "[[[]]]",
      "true",
      "\"\\u0000\""
    };
    List<String> lines = Recorded.lines(kind);
    String[] parts = lines.get(Math.floorMod(seed, lines.size())).split("(?<=\":)", -1);
    int at = 1 + Math.floorMod(seed / 7, Math.max(1, parts.length - 1));
    if (at < parts.length) {
      String rest = parts[at].replaceFirst("^\\s*(\"(\\\\.|[^\"\\\\])*\"|[-\\w.]+)", "");
      parts[at] = values[Math.floorMod(seed / 97, values.length)] + rest;
    }
    parseOrRefuse(kind, String.join("", parts));
  }

  @Example
  void nestingAndNumbersWithoutEnd() throws Exception {
    for (FeedKind kind : FeedKind.values()) {
      parseOrRefuse(kind, "[".repeat(900_000));
      parseOrRefuse(kind, "{\"a\":".repeat(100_000));
      parseOrRefuse(kind, "{\"update_id\":" + "9".repeat(500_000) + "}");
      parseOrRefuse(kind, "{\"event\":\"" + "\\u0000".repeat(150_000) + "\"}");
    }
  }

  private void parseOrRefuse(FeedKind kind, String message) throws Exception {
    long taken =
        Allocation.of(
            () -> {
              try {
                assertThat(parsers.get(kind).parse(message)).isNotNull();
              } catch (UnreadableMessageException e) {
                assertThat(e.getMessage()).endsWith(".");
              }
            });
    assertThat(taken).as("bytes of the heap").isLessThan(MOST_BYTES + 20L * message.length());
  }

  @Property(seed = "1")
  void anyStreamOfEvents(@ForAll @Size(max = 2000) byte[] stream) throws Exception {
    readToItsEnd(stream);
  }

  @Property(seed = "1")
  void anyDamageToAStreamOfEvents(@ForAll long seed) throws Exception {
    String valid =
        "event: update\ndata: {\"a\":1}\ndata: b\n\n:alive\r\n\nevent:delete\ndata:7\n\n";
    readToItsEnd(Damage.of(valid.repeat(3).getBytes(StandardCharsets.UTF_8), seed));
  }

  private static void readToItsEnd(byte[] stream) throws Exception {
    long characters = 0;
    try (EventLines lines = new EventLines(new ByteArrayInputStream(stream))) {
      for (Optional<ServerSentEvent> event = lines.next(SILENCE);
          event.isPresent();
          event = lines.next(SILENCE)) {
        characters += event.get().data().length();
      }
    } catch (IOException e) {
      assertThat(e).as("broken off").isNotNull();
    }
    assertThat(characters).isLessThanOrEqualTo(stream.length);
  }

  @Property(seed = "1")
  void noSignatureIsGuessed(@ForAll byte[] body, @ForAll String header, @ForAll long seed) {
    String right = "sha256=ae29e1f1f5a9ff4bd52e9b0d7a4d7d2d8a1b1f0b2f1d0c3e4f5a6b7c8d9e0f1a2";

    assertThat(FeedSignatures.signed(body, header, "secret")).isFalse();
    assertThat(FeedSignatures.signed(body, Damage.of(right, seed), "secret")).isFalse();
    assertThat(FeedSignatures.knows(header, "a long secret that nobody guesses")).isFalse();
  }
}
