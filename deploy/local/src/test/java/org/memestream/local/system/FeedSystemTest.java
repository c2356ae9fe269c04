package org.memestream.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.runtime.picture.SamplePictures;

/** A recorded feed, and the erasure of those who posted. */
class FeedSystemTest {

  private static final String POST =
      """
      {"did":"did:plc:ann","time_us":1,"kind":"commit","commit":{"operation":"create",\
      "collection":"app.bsky.feed.post","rkey":"a%d","cid":"c","record":{"text":"a wet dog",\
      "facets":[{"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"memestream"}]}],\
      "embed":{"$type":"app.bsky.embed.images","images":[{"alt":"","image":{"$type":"blob",\
      "mimeType":"image/jpeg","ref":{"$link":"bafkreia"},"size":9}}]}}}}""";

  @TempDir static Path folder;
  private static Machine machine;
  private static HttpServer pictures;

  @BeforeAll
  static void up() throws Exception {
    pictures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] photo = SamplePictures.jpeg(160, 120);
    pictures.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, photo.length);
          exchange.getResponseBody().write(photo);
          exchange.close();
        });
    pictures.start();
    Files.write(
        folder.resolve("feed.jsonl"),
        List.of(POST.formatted(1), POST.formatted(2), POST.formatted(1), "no message"));
    machine =
        new Machine(folder)
            .with("MEMESTREAM_ERASURE_SETTLE", "2s")
            .with(
                "MEMESTREAM_FEED_PICTURE_ADDRESS",
                "http://127.0.0.1:" + pictures.getAddress().getPort() + "/{did}/{cid}")
            .up();
  }

  @AfterAll
  static void down() throws Exception {
    machine.close();
    pictures.stop(0);
  }

  @Test
  void replaysARecordingOnceAndErasesWhoPosted() throws Exception {
    String[] replay = {
      "feed", "replay", "feed.jsonl", "--kind", "jetstream", "--hashtag", "memestream"
    };

    Machine.Told refused = machine.run(and(replay, "--json"));
    assertThat(refused.json().path("taken").asInt()).as("of this machine").isZero();
    assertThat(refused.json().path("picture-refused").asInt()).isBetween(2, 3);

    Machine.Told first = machine.run(and(replay, "--json", "--allow-local"));
    assertThat(first.exitCode()).as(first.toString()).isEqualTo(65);
    assertThat(first.json().path("taken").asInt()).isEqualTo(2);
    assertThat(first.json().path("known").asInt()).isEqualTo(1);
    assertThat(first.json().path("unreadable").asInt()).isEqualTo(1);

    Machine.Told second = machine.run(and(replay, "--allow-local"));
    assertThat(second.out()).containsPattern("posts seen before +3").contains("messages in all");

    String owner = owner();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> machine.status().at("/memes/in_flight").asInt() == 0);
    Machine.Told look = machine.run("erase", "--owner", owner, "--verify", "--json");
    assertThat(look.exitCode()).as(look.toString()).isEqualTo(1);
    assertThat(look.json().path("statuses")).hasSize(2);
    String meme = look.json().path("statuses").path(0).asText();

    Machine.Told careful = machine.run("erase", "--owner", owner);
    assertThat(careful.exitCode()).isEqualTo(64);
    assertThat(careful.err()).contains("--yes");

    Machine.Told one = machine.run("erase", "--owner", owner, "--meme", meme, "--yes", "--json");
    assertThat(one.exitCode()).as(one.toString()).isZero();
    JsonNode other = machine.run("erase", "--owner", owner, "--verify", "--json").json();
    assertThat(other.path("statuses")).hasSize(1).noneMatch(id -> id.asText().equals(meme));

    Machine.Told all = machine.run("erase", "--owner", owner, "--yes");
    assertThat(all.exitCode()).as(all.toString()).isZero();
    assertThat(all.out()).contains("Nothing is left", "memes.requested", "memes.status");
    assertThat(machine.run("erase", "--owner", owner, "--verify").exitCode()).isZero();
    assertThat(machine.home().resolve("objects/owners").resolve(owner)).doesNotExist();
  }

  private static List<String> and(String[] command, String... more) {
    return Stream.concat(Stream.of(command), Stream.of(more)).toList();
  }

  private static String owner() throws Exception {
    try (Stream<Path> owners = Files.list(machine.home().resolve("objects/owners"))) {
      List<String> names = owners.map(path -> path.getFileName().toString()).toList();
      assertThat(names).singleElement().asString().startsWith("jetstream-");
      return names.get(0);
    }
  }
}
