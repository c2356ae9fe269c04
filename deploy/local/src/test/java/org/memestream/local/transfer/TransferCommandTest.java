package org.memestream.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Surroundings;
import org.memestream.renderer.gif.AnimatedGifWriter;
import org.memestream.renderer.palette.Coarseness;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.FrameBudget;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import picocli.CommandLine;

/** With the shipped models, on a portrait of the samples. */
class TransferCommandTest {

  private static final Path PORTRAIT =
      Path.of("..", "..", "samples", "portrait-woman-1.jpg").toAbsolutePath().normalize();

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private CommandFailure failure;

  @BeforeEach
  void putAMovingPortrait() throws Exception {
    Picture portrait = new PictureReader().readToFit(Files.readAllBytes(PORTRAIT), 240);
    List<AnimationFrame> frames = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      frames.add(new AnimationFrame(shifted(portrait, 4 * i), Duration.ofMillis(50 + 60 * i)));
    }
    Files.write(file("moving.gif"), new AnimatedGifWriter().gif(frames, Coarseness.LEAST));
  }

  @Test
  void aTargetThatMovesKeepsItsFramesAndTheirPace() throws Exception {
    assertThat(run("--target", file("moving.gif"), "--out", file("out.gif"))).isZero();

    List<AnimationFrame> before = frames("moving.gif");
    List<AnimationFrame> after = frames("out.gif");
    assertThat(after)
        .extracting(frame -> frame.shownFor().toMillis())
        .containsExactly(50L, 110L, 170L);
    for (int i = 0; i < after.size(); i++) {
      assertThat(difference(before.get(i).picture(), after.get(i).picture())).isGreaterThan(0.3);
    }
  }

  @Test
  void theFirstFrameOfATargetThatMovesMakesAStill() throws Exception {
    assertThat(run("--target", file("moving.gif"), "--out", file("out.png"))).isZero();

    assertThat(new PictureReader().read(Files.readAllBytes(file("out.png"))).frameCount())
        .isEqualTo(1);
  }

  @Test
  void aTargetThatStandsStillNeedsAnimateForAGif() {
    assertThat(run("--target", PORTRAIT, "--out", file("out.gif")))
        .isEqualTo(ExitCode.USAGE.code());

    assertThat(failure).hasMessageContaining("--animate");
  }

  @Test
  void aTargetThatIsNotThereIsNamedOnce() {
    Path gone = file("gone.jpg");

    assertThat(run("--target", gone, "--out", file("out.png")))
        .isEqualTo(ExitCode.BAD_INPUT.code());

    assertThat(err.toString())
        .isEqualToIgnoringNewLines(gone + ": NOT_FOUND: There is no file of that name.");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private List<AnimationFrame> frames(String name) throws Exception {
    return new PictureReader()
        .readFrames(Files.readAllBytes(file(name)), 1000, FrameBudget.DEFAULT);
  }

  private static Picture shifted(Picture picture, int by) {
    byte[] from = picture.rgb();
    byte[] to = from.clone();
    int row = 3 * picture.width();
    for (int y = 0; y < picture.height(); y++) {
      System.arraycopy(from, y * row, to, y * row + 3 * by, row - 3 * by);
    }
    return Picture.ofRgb(picture.width(), picture.height(), to);
  }

  /** Mean absolute difference of all channels, in levels. */
  private static double difference(Picture one, Picture other) {
    byte[] a = one.rgb();
    byte[] b = other.rgb();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum / a.length;
  }

  private int run(Object... options) {
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of("MEMESTREAM_HOME", folder.toString()),
            folder,
            false,
            Clock.systemUTC());
    List<String> arguments = new ArrayList<>(List.of("--expression", "laugh"));
    for (Object option : options) {
      arguments.add(option.toString());
    }
    CommandLine line = new CommandLine(new TransferCommand(surroundings));
    line.setExecutionExceptionHandler(
        (thrown, command, parsed) -> {
          failure = (CommandFailure) thrown;
          return failure.exitCode().code();
        });
    return line.execute(arguments.toArray(String[]::new));
  }
}
