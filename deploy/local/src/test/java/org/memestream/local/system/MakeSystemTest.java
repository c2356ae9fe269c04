package org.memestream.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.local.system.Machine.Told;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.SamplePictures;

class MakeSystemTest {

  @TempDir static Path folder;
  private static Machine machine;

  @BeforeAll
  static void machine() {
    machine = new Machine(folder);
  }

  @AfterAll
  static void down() throws Exception {
    machine.close();
  }

  @Test
  void startsTheStackAndWritesAMeme() throws Exception {
    Path photo = photo("空格 and 中文.jpg", SamplePictures.jpeg(640, 480));

    JsonNode meme = make(photo, "--top", "Hello", "--bottom", "from Kafka").json().get(0);

    assertThat(meme.get("status").asText()).isEqualTo("finished");
    assertThat(meme.get("top").asText()).isEqualTo("Hello");
    assertThat(meme.get("bottom").asText()).isEqualTo("from Kafka");
    Path written = folder.resolve(meme.get("path").asText());
    assertThat(written.getFileName()).hasToString("空格 and 中文-meme.jpg");
    BufferedImage picture = ImageIO.read(written.toFile());
    assertThat(picture.getWidth()).isEqualTo(640);
    assertThat(picture.getHeight()).isEqualTo(480);
  }

  @Test
  void printsEachPathWithItsText() throws Exception {
    Path photo = photo("cat.png", SamplePictures.png(200, 200));

    Told told = machine.run("make", photo.toString(), "--top", "One", "--out", "told");

    assertThat(told.exitCode()).isZero();
    assertThat(told.out()).isEqualToIgnoringNewLines("told/cat-meme.jpg  \"One\"");
  }

  @Test
  void neverWritesOverAFile() throws Exception {
    Path photo = photo("twice.jpg", SamplePictures.jpeg(100, 100));
    make(photo, "--top", "first");

    JsonNode second = make(photo, "--top", "second").json().get(0);

    assertThat(second.get("path").asText()).endsWith("twice-meme-2.jpg");
    assertThat(photo).hasBinaryContent(SamplePictures.jpeg(100, 100));
  }

  @Test
  void writesTheCaptionItself() throws Exception {
    Path photo = photo("monday.jpg", SamplePictures.jpeg(400, 300));

    JsonNode first = make(photo, "--label", "monday", "--seed", "7").json().get(0);
    JsonNode again = make(photo, "--label", "monday", "--seed", "7").json().get(0);

    assertThat(first.get("status").asText()).isEqualTo("finished");
    assertThat(first.get("top").asText() + first.get("bottom").asText()).isNotBlank();
    assertThat(again.get("top")).isEqualTo(first.get("top"));
    assertThat(again.get("bottom")).isEqualTo(first.get("bottom"));
  }

  @Test
  void offersAlternativesWithTheirScores() throws Exception {
    Path photo = photo("three.jpg", SamplePictures.jpeg(400, 300));

    JsonNode meme =
        make(photo, "--alternatives", "3", "--profile", "wechat", "--profile", "telegram")
            .json()
            .get(0);

    assertThat(meme.get("digital_source_type").asText())
        .endsWith("/compositeWithTrainedAlgorithmicMedia");
    assertThat(meme.get("models")).isNotEmpty();
    assertThat(meme.get("pictures")).hasSize(3 * 4);
    assertThat(Set.copyOf(meme.get("pictures").findValuesAsText("score"))).hasSize(3);
    for (JsonNode picture : meme.get("pictures")) {
      assertThat(picture.get("score").isNumber()).isTrue();
      assertThat(folder.resolve(picture.get("path").asText())).isNotEmptyFile();
    }
  }

  @Test
  void answersEachBadPhotoWithAReasonAndGoesOn() throws Exception {
    byte[] jpeg = SamplePictures.jpeg(300, 200);
    List<Path> photos =
        List.of(
            photo("empty.jpg", new byte[0]),
            photo("text.png", "not a picture".getBytes(StandardCharsets.UTF_8)),
            photo("page.jpg", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)),
            photo("truncated.jpg", Arrays.copyOf(jpeg, jpeg.length / 3)),
            photo("thin.png", SamplePictures.png(2000, 1)),
            photo("many-frames.gif", SamplePictures.gif(20, 20, 400)),
            folder.resolve("nowhere.jpg"),
            folder,
            photo("jpeg-named.png", jpeg),
            photo("half-clear.png", SamplePictures.png(300, 200)),
            photo("few-frames.gif", SamplePictures.gif(64, 64, 3)),
            photo("still.webp", SamplePictures.webp(300, 200)));
    List<String> arguments = new ArrayList<>(List.of("make", "--json", "--out", "hostile"));
    arguments.addAll(List.of("--top", "Hello"));
    photos.forEach(photo -> arguments.add(photo.toString()));

    Told told = machine.run(arguments);

    assertThat(told.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(told.err()).doesNotContain("\tat ");
    List<String> statuses = told.json().findValuesAsText("status");
    assertThat(statuses.subList(0, 3)).containsOnly("failed");
    assertThat(statuses.subList(4, 8)).containsOnly("failed");
    assertThat(statuses.subList(8, 12)).containsOnly("finished");
    assertThat(told.json().findValuesAsText("message")).allMatch(message -> message.endsWith("."));
    assertThat(machine.status().at("/memes/in_flight").asInt()).isZero();
  }

  @Test
  void refusesATextThatIsTooLong() throws Exception {
    Path photo = photo("long.jpg", SamplePictures.jpeg(300, 200));

    Told told = make(photo, "--top", "长".repeat(5000));

    assertThat(told.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(told.json().get(0).get("reason").asText()).isEqualTo("TEXT_TOO_LONG");
  }

  @Test
  void makesTheMemeWithoutAnExpressionThatCannotBeTransferred() throws Exception {
    Path photo = photo("face.jpg", SamplePictures.jpeg(300, 200));

    JsonNode meme =
        make(photo, "--top", "smile", "--expression", "smile", "--consent").json().get(0);

    assertThat(meme.get("status").asText()).isEqualTo("finished");
    assertThat(meme.at("/degradations/0/stage").asText()).isEqualTo("FACE_TRANSFER");
  }

  private static Told make(Path photo, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("make", photo.toString(), "--json"));
    arguments.addAll(List.of(more));
    return machine.run(arguments);
  }

  private static Path photo(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
