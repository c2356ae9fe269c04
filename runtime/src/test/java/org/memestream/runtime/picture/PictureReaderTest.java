package org.memestream.runtime.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureReaderTest {

  private final PictureReader reader = new PictureReader();

  @Test
  void readsEachAcceptedFormatInItsColours() throws Exception {
    for (byte[] file :
        new byte[][] {
          SamplePictures.jpeg(64, 48),
          SamplePictures.png(64, 48),
          SamplePictures.webp(64, 48),
          SamplePictures.gif(64, 48, 1)
        }) {
      Picture picture = reader.read(file);

      assertThat(picture.width()).isEqualTo(64);
      assertThat(picture.height()).isEqualTo(48);
      assertThat(picture.hasAlpha()).isFalse();
      Colours.assertNear(picture, SamplePictures.scene(64, 48), 50);
    }
  }

  @Test
  void keepsAlphaAndTheColourUnderIt() throws Exception {
    Picture scene = SamplePictures.fadingScene(64, 48);

    Picture picture = reader.read(new PictureWriter().png(scene));

    assertThat(picture.hasAlpha()).isTrue();
    assertThat(picture.rgba()).isEqualTo(scene.rgba());
  }

  @Test
  void readsTheFirstFrameOfAnAnimationAndCountsTheRest() throws Exception {
    Picture picture = reader.read(SamplePictures.gif(32, 32, 3));

    assertThat(picture.frameCount()).isEqualTo(3);
    Colours.assertNear(picture, SamplePictures.scene(32, 32), 50);
  }

  @Test
  void inspectTellsTheFormatByItsContents() throws Exception {
    assertThat(reader.inspect(SamplePictures.webp(64, 48)))
        .isEqualTo(new PictureHeader(PictureFormat.WEBP, 64, 48, 1));
    assertThat(reader.inspect(SamplePictures.gif(64, 48, 2)))
        .isEqualTo(new PictureHeader(PictureFormat.GIF, 64, 48, 2));
  }

  @Test
  void readsDownToALongestSideWithoutChangingWhatIsSeen() throws Exception {
    Picture picture = reader.readToFit(SamplePictures.png(900, 600), 90);

    assertThat(picture.width()).isEqualTo(90);
    assertThat(picture.height()).isEqualTo(60);
    Colours.assertNear(picture, SamplePictures.scene(90, 60), 6);
  }

  @ParameterizedTest
  @CsvSource({"899", "700", "450", "301", "90"})
  void readsAJpegDownToAnySide(int longestSide) throws Exception {
    Picture picture = reader.readToFit(SamplePictures.jpeg(900, 600), longestSide);

    assertThat(picture.width()).isEqualTo(longestSide);
    Colours.assertNear(picture, SamplePictures.scene(longestSide, picture.height()), 12);
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "4", "5", "6", "7", "8"})
  void turnsEveryExifOrientationUpright(int orientation) throws Exception {
    Picture upright = SamplePictures.scene(64, 48);
    byte[] file = Exif.stored(upright, orientation);

    Picture picture = reader.read(file);

    assertThat(picture.width()).isEqualTo(64);
    assertThat(picture.height()).isEqualTo(48);
    Colours.assertNear(picture, upright, 12);
  }

  @Test
  void turnsAScaledPictureUprightToo() throws Exception {
    Picture picture = reader.readToFit(Exif.stored(SamplePictures.scene(640, 480), 6), 64);

    assertThat(picture.width()).isEqualTo(64);
    assertThat(picture.height()).isEqualTo(48);
    Colours.assertNear(picture, SamplePictures.scene(64, 48), 12);
  }

  @Test
  void metadataDoesNotComeOutAgain() throws Exception {
    byte[] file = Exif.stored(SamplePictures.scene(64, 48), 6);
    assertThat(new String(file, "ISO-8859-1")).contains("Exif").contains("Jane Doe");
    Picture picture = reader.read(file);

    for (byte[] out :
        new byte[][] {new PictureWriter().jpeg(picture, 90), new PictureWriter().png(picture)}) {
      assertThat(new String(out, "ISO-8859-1"))
          .doesNotContain("Exif", "eXIf", "Jane Doe", "ICC", "iCCP", "tEXt");
    }
  }

  @Test
  void theSamePixelsGiveTheSameBytes() {
    PictureWriter writer = new PictureWriter();
    Picture scene = SamplePictures.scene(200, 100);

    assertThat(writer.jpeg(scene, 80)).isEqualTo(writer.jpeg(scene, 80));
    assertThat(writer.png(scene)).isEqualTo(writer.png(scene));
  }

  @Test
  void limitsHoldToThePixel() throws Exception {
    PictureReader strict = new PictureReader(new PictureLimits(1_000_000, 64 * 48, 2, 48, 2));

    assertThat(strict.read(SamplePictures.png(64, 48)).width()).isEqualTo(64);
    assertProblem(strict, SamplePictures.png(64, 49), PictureProblem.TOO_MANY_PIXELS);
    assertProblem(strict, SamplePictures.png(49, 47), PictureProblem.TOO_SMALL);
    assertProblem(strict, SamplePictures.gif(48, 48, 3), PictureProblem.TOO_MANY_FRAMES);
    PictureReader narrow = new PictureReader(new PictureLimits(1_000_000, 100_000, 2, 1, 2));
    assertProblem(narrow, SamplePictures.png(101, 50), PictureProblem.TOO_THIN);
    PictureReader small = new PictureReader(new PictureLimits(10, 100_000, 2, 1, 2));
    assertProblem(small, SamplePictures.png(64, 48), PictureProblem.TOO_MANY_BYTES);
  }

  static void assertProblem(PictureReader reader, byte[] file, PictureProblem problem) {
    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOfSatisfying(
            UnacceptablePictureException.class,
            refusal -> {
              assertThat(refusal.problem()).as(refusal.getMessage()).isEqualTo(problem);
              assertThat(refusal.getMessage()).endsWith(".");
            });
  }
}
