package org.memestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memestream.local.console.Surroundings;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.Animations;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureFormat;
import org.memestream.runtime.picture.PictureHeader;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.picture.SamplePictures;

class RenderCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void writesOnePictureToTheFile() throws Exception {
    Path photo = photo("cat.jpg", SamplePictures.jpeg(640, 480));
    Path meme = folder.resolve("new/meme.jpg");

    assertThat(render(photo, meme, "--top", "hello", "--bottom", "world")).isZero();

    assertThat(new PictureReader().inspect(Files.readAllBytes(meme)))
        .isEqualTo(new PictureHeader(PictureFormat.JPEG, 640, 480, 1));
    assertThat(out.toString()).contains(meme.toString(), "640 × 480");
  }

  @Test
  void derivesTheNamesOfSeveralPictures() throws Exception {
    Path photo = photo("cat.jpg", SamplePictures.jpeg(640, 480));

    assertThat(
            render(
                photo,
                folder.resolve("meme.png"),
                "--top",
                "hi",
                "--profile",
                "wechat",
                "--profile",
                "original",
                "--json"))
        .isZero();

    assertThat(files())
        .containsExactlyInAnyOrder(
            "cat.jpg",
            "meme-wechat.png",
            "meme-wechat-thumbnail.png",
            "meme-wechat-icon.png",
            "meme-original.jpg");
    JsonNode told = new ObjectMapper().readTree(out.toString());
    assertThat(told.at("/pictures/0/profile").asText()).isEqualTo("wechat");
    assertThat(told.at("/pictures/0/width").asInt()).isEqualTo(240);
    assertThat(told.get("pictures")).hasSize(4);
  }

  @Test
  void whatMovesKeepsMoving() throws Exception {
    Path photo = photo("cat.gif", Animations.gif(320, 240, 5, 10));

    assertThat(render(photo, folder.resolve("meme.jpg"), "--top", "hi", "--watermark", "me"))
        .isZero();

    assertThat(new PictureReader().inspect(Files.readAllBytes(folder.resolve("meme.gif"))))
        .isEqualTo(new PictureHeader(PictureFormat.GIF, 320, 240, 5));
  }

  @Test
  void findsTheFaceForThePandaItself() throws Exception {
    Path meme = folder.resolve("panda.png");

    assertThat(render(portrait(), meme, "--style", "panda", "--top", "me", "--json")).isZero();

    JsonNode told = new ObjectMapper().readTree(out.toString());
    assertThat(told.get("width").asInt()).isEqualTo(512);
    assertThat(told.get("faces")).hasSize(1);
    assertThat(told.at("/faces/0/0").asInt()).isBetween(150, 200);
  }

  @Test
  void keepsTextOffAFaceThatItFinds() throws Exception {
    Path found = folder.resolve("found.jpg");
    Path notLookedFor = folder.resolve("not.jpg");
    String[] text = {"--top", "one two three four five six seven", "--bottom", "eight nine ten"};

    Path photo = photo("close.jpg", withoutTheTop(150, portrait()));
    assertThat(render(photo, found, text)).isZero();
    assertThat(render(photo, notLookedFor, with(text, "--detector", "none"))).isZero();

    assertThat(Files.readAllBytes(found)).isNotEqualTo(Files.readAllBytes(notLookedFor));
  }

  @Test
  void aFaceThatIsToldIsNotLookedFor() throws Exception {
    String[] told = {"--top", "hi", "--face", "1,2,30,40", "--detector", "no.json", "--json"};

    assertThat(render(portrait(), folder.resolve("meme.jpg"), told)).isZero();

    assertThat(new ObjectMapper().readTree(out.toString()).get("faces").toString())
        .isEqualTo("[[1,2,30,40]]");
  }

  @Test
  void aPandaWithoutAFaceIsRefused() throws Exception {
    Path photo = photo("plain.jpg", SamplePictures.jpeg(320, 240));

    assertThat(render(photo, folder.resolve("meme.jpg"), "--style", "panda"))
        .isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(err.toString()).contains("NO_FACE", "another style");
  }

  @Test
  void saysWhichDetectorThereIsNot() throws Exception {
    assertThat(
            render(portrait(), folder.resolve("meme.jpg"), "--top", "hi", "--detector", "crystal"))
        .isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(err.toString()).contains("crystal", "ssd", "haar");
  }

  private static Path portrait() {
    return Path.of("../../samples/portrait-woman-1.jpg").toAbsolutePath();
  }

  private static byte[] withoutTheTop(int rows, Path photo) throws Exception {
    Picture whole = new PictureReader().read(Files.readAllBytes(photo));
    byte[] left = Arrays.copyOfRange(whole.rgb(), rows * whole.width() * 3, whole.rgb().length);
    Picture rest = Picture.ofRgb(whole.width(), whole.height() - rows, left);
    return new PictureWriter().jpeg(rest, 90);
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void saysWhatAPictureLacks() throws Exception {
    Path photo = photo("ten.png", Arrays.copyOf(SamplePictures.png(64, 64), 10));

    assertThat(render(photo, folder.resolve("meme.jpg"))).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(err.toString()).contains("ten.png", "CORRUPT");
  }

  @Test
  void refusesTextThatNoFontHas() throws Exception {
    Path photo = photo("cat.jpg", SamplePictures.jpeg(320, 240));

    assertThat(render(photo, folder.resolve("meme.jpg"), "--top", "\udbff\udffd"))
        .isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(err.toString()).contains("MISSING_GLYPHS", "U+10FFFD");
  }

  @ParameterizedTest
  @CsvSource({"--style, baroque, caption-below", "--profile, fax, whatsapp", "--face, here, WIDTH"})
  void namesWhatThereIs(String option, String value, String known) throws Exception {
    Path photo = photo("cat.jpg", SamplePictures.jpeg(320, 240));

    assertThat(render(photo, folder.resolve("meme.jpg"), option, value))
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains(value, known);
    assertThat(files()).containsExactly("cat.jpg");
  }

  private Path photo(String name, byte[] bytes) throws Exception {
    return Files.write(folder.resolve(name), bytes);
  }

  private Stream<String> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .toList()
          .stream();
    }
  }

  private int render(Path photo, Path file, String... more) {
    String[] fixed = {
      "render",
      "--image",
      photo.toString(),
      "--out",
      file.toString(),
      "--data",
      folder.resolve("data").toString()
    };
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of(),
            folder,
            false,
            Clock.systemUTC());
    return MemestreamCommand.commandLine(surroundings).execute(with(fixed, more));
  }
}
