package org.memestream.local.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Surroundings;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import picocli.CommandLine;

/** With the cascade, which needs no weights, and pictures of one colour. */
class DetectCommandTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private CommandFailure failure;

  @BeforeEach
  void putAPicture() throws IOException {
    Picture plain = Picture.ofRgb(64, 48, new byte[3 * 64 * 48]);
    Files.write(folder.resolve("plain.png"), new PictureWriter().png(plain));
  }

  @Test
  void noFaceIsNoError() {
    assertThat(run("plain.png")).isZero();

    assertThat(out.toString()).isEqualToIgnoringNewLines("no face");
  }

  @Test
  void noFaceIsAnEmptyListInJson() {
    assertThat(run("plain.png", "--json")).isZero();

    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            "{\"file\":\"plain.png\",\"width\":64,\"height\":48,\"detector\":\"haar\","
                + "\"faces\":[]}");
  }

  @Test
  void drawsThePhotoInItsSize() throws Exception {
    assertThat(run("plain.png", "--draw", "out.jpg")).isZero();

    Picture drawn = new PictureReader().read(Files.readAllBytes(folder.resolve("out.jpg")));
    assertThat(drawn.width()).isEqualTo(64);
    assertThat(drawn.height()).isEqualTo(48);
  }

  @Test
  void namesThePhotosWhenThereAreSeveral() {
    assertThat(run("plain.png", "plain.png")).isZero();

    assertThat(out.toString().lines()).containsOnly("plain.png: no face").hasSize(2);
  }

  @Test
  void saysWhyAPhotoIsRefused() throws IOException {
    Files.writeString(folder.resolve("words.png"), "no picture at all");

    assertFails(ExitCode.BAD_INPUT, "gone.jpg: NOT_FOUND", "gone.jpg");
    assertFails(ExitCode.BAD_INPUT, "words.png: ", "words.png");
  }

  @Test
  void refusesWhatCannotBeMeant() {
    assertFails(ExitCode.USAGE, "--draw takes one photo", "a.png", "b.png", "--draw", "o.png");
    assertFails(ExitCode.USAGE, "o.gif", "plain.png", "--draw", "o.gif");
    assertFails(ExitCode.USAGE, "--min-side", "plain.png", "--min-side", "0");
    assertFails(ExitCode.BAD_INPUT, "yolo", "plain.png", "--detector", "yolo");
  }

  @Test
  void saysWhereItCannotDraw() {
    assertFails(ExitCode.STORAGE, "gone/o.png", "plain.png", "--draw", "gone/o.png");
  }

  private void assertFails(ExitCode code, String message, String... arguments) {
    assertThat(run(arguments)).isEqualTo(code.code());

    assertThat(failure).hasMessageContaining(message);
  }

  private int run(String... arguments) {
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(new StringWriter(), true),
            Map.of("MEMESTREAM_HOME", folder.toString()),
            folder,
            false,
            Clock.systemUTC());
    CommandLine command = new CommandLine(new DetectCommand(surroundings));
    command.setExecutionExceptionHandler(
        (thrown, line, parsed) -> {
          failure = (CommandFailure) thrown;
          return failure.exitCode().code();
        });
    List<String> all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--detector")) {
      all.addAll(List.of("--detector", "haar"));
    }
    return command.execute(all.toArray(String[]::new));
  }
}
