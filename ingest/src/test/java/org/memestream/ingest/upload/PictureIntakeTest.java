package org.memestream.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Animations;
import org.memestream.runtime.picture.FrameBudget;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureFormat;
import org.memestream.runtime.picture.PictureProblem;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.picture.SamplePictures;
import org.memestream.runtime.picture.UnacceptablePictureException;

class PictureIntakeTest {

  private final PictureIntake intake =
      new PictureIntake(ConfigurationLoader.group(UploadSettings.class, Map.of()));

  static Stream<Arguments> refused() {
    byte[] jpeg = SamplePictures.jpeg(64, 48);
    return Stream.of(
        arguments("nothing", new byte[0], PictureProblem.EMPTY),
        arguments("text", Uploads.text("not a picture at all"), PictureProblem.NOT_A_PICTURE),
        arguments("a page", Uploads.text("<html></html>"), PictureProblem.NOT_A_PICTURE),
        arguments("ten bytes", Uploads.cutOff(jpeg, 10.5 / jpeg.length), PictureProblem.CORRUPT),
        arguments("half a JPEG", Uploads.cutOff(jpeg, 0.5), PictureProblem.CORRUPT),
        arguments("no data", Uploads.pngWithoutData(), PictureProblem.CORRUPT),
        arguments("no width", Uploads.pngThatClaims(0, 64), PictureProblem.CORRUPT),
        arguments("a bomb", Uploads.pngThatClaims(30_000, 30_000), PictureProblem.TOO_MANY_PIXELS),
        arguments("a lie", Uploads.pngThatClaims(65_500, 65_500), PictureProblem.TOO_MANY_PIXELS),
        arguments("one pixel", SamplePictures.png(2, 2), PictureProblem.TOO_SMALL),
        arguments("a line", SamplePictures.png(6000, 17), PictureProblem.TOO_THIN),
        arguments("a film", SamplePictures.gif(16, 16, 301), PictureProblem.TOO_MANY_FRAMES),
        arguments("20 MB", new byte[20_000_001], PictureProblem.TOO_MANY_BYTES));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String what, byte[] upload, PictureProblem problem) {
    UnacceptablePictureException refusal =
        Assertions.assertTimeout(
            Duration.ofSeconds(2),
            () ->
                catchThrowableOfType(
                    UnacceptablePictureException.class, () -> intake.accept(upload)));

    assertThat(refusal.problem()).isEqualTo(problem);
    assertThat(refusal.getMessage()).endsWith(".");
  }

  @Test
  void refusesAnSvgWithAScript() {
    byte[] svg = Uploads.text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>");

    UnacceptablePictureException refusal =
        catchThrowableOfType(UnacceptablePictureException.class, () -> intake.accept(svg));

    assertThat(refusal.problem())
        .isIn(PictureProblem.NOT_A_PICTURE, PictureProblem.UNSUPPORTED_FORMAT);
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        arguments("JPEG", SamplePictures.jpeg(64, 48), PictureFormat.JPEG),
        arguments("gray JPEG", Uploads.gray(), PictureFormat.JPEG),
        arguments("opaque PNG", SamplePictures.png(64, 48), PictureFormat.JPEG),
        arguments("still WEBP", SamplePictures.webp(64, 48), PictureFormat.JPEG),
        arguments(
            "PNG with alpha",
            new PictureWriter().png(SamplePictures.fadingScene(64, 48)),
            PictureFormat.PNG));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void accepted(String what, byte[] upload, PictureFormat format) throws Exception {
    AcceptedPicture accepted = intake.accept(upload);

    assertThat(accepted.format()).isEqualTo(format);
    assertThat(accepted.notes()).isEmpty();
    Picture picture = new PictureReader().read(accepted.bytes());
    assertThat(picture.width()).isEqualTo(accepted.width()).isEqualTo(64);
    assertThat(picture.height()).isEqualTo(accepted.height()).isEqualTo(48);
  }

  @Test
  void turnsAPictureUprightAndForgetsItsMetadata() throws Exception {
    AcceptedPicture accepted = intake.accept(Uploads.onItsSideWithPlace());

    assertThat(accepted.width()).isEqualTo(48);
    assertThat(accepted.height()).isEqualTo(64);
    assertThat(latin(accepted.bytes())).doesNotContain("Exif", Uploads.FOREIGN);
  }

  @Test
  void dropsForeignBytesBehindThePicture() throws Exception {
    AcceptedPicture accepted = intake.accept(Uploads.polyglot());

    assertThat(latin(accepted.bytes())).doesNotContain("html", Uploads.FOREIGN);
  }

  @Test
  void takesTheFirstFrameWhereNothingMovesAndSaysSo() throws Exception {
    AcceptedPicture accepted = intake.accept(SamplePictures.gif(64, 48, 3));

    assertThat(accepted.notes()).containsExactly("Of the picture's 3 frames the first was taken.");
    assertThat(accepted.format()).isEqualTo(PictureFormat.JPEG);
    assertThat(new PictureReader().read(accepted.bytes()).frameCount()).isEqualTo(1);
  }

  @Test
  void keepsTheFramesAndTheirPace() throws Exception {
    AcceptedPicture accepted = intake.accept(Animations.gif(64, 48, 3, 7));

    assertThat(accepted.format()).isEqualTo(PictureFormat.WEBP);
    assertThat(accepted.notes()).isEmpty();
    assertThat(frames(accepted))
        .hasSize(3)
        .allSatisfy(frame -> assertThat(frame.shownFor()).isEqualTo(Duration.ofMillis(70)));
  }

  @Test
  void thinsALongAnimationEvenlyAndGivesFramesWithoutDelayOne() throws Exception {
    AcceptedPicture accepted = intake.accept(Animations.gif(32, 32, 300, 0));

    assertThat(accepted.notes())
        .containsExactly("The animation has 300 frames; 60 of them were kept.");
    assertThat(frames(accepted))
        .hasSize(60)
        .allSatisfy(frame -> assertThat(frame.shownFor()).isEqualTo(Duration.ofMillis(500)));
  }

  @Test
  void forgetsWhatAnAnimationSaysBesidesItsPixels() throws Exception {
    byte[] upload = Animations.withComment(Animations.gif(32, 32, 3, 10), Uploads.FOREIGN);

    assertThat(latin(intake.accept(upload).bytes())).doesNotContain(Uploads.FOREIGN, "comment");
  }

  private static List<AnimationFrame> frames(AcceptedPicture accepted) throws Exception {
    return new PictureReader().readFrames(accepted.bytes(), 2048, FrameBudget.DEFAULT);
  }

  @Test
  void scalesALargePictureDown() throws Exception {
    AcceptedPicture accepted = intake.accept(SamplePictures.jpeg(4096, 1024));

    assertThat(accepted.width()).isEqualTo(2048);
    assertThat(accepted.height()).isEqualTo(512);
  }

  @Test
  void makesTheSameOfTheSameBytes() throws Exception {
    byte[] upload = SamplePictures.png(64, 48);

    assertThat(intake.accept(upload).bytes()).isEqualTo(intake.accept(upload).bytes());
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
