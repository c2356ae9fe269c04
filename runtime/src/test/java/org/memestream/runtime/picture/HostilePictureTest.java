package org.memestream.runtime.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.memestream.runtime.picture.PictureReaderTest.assertProblem;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePictureTest {

  private final PictureReader reader = new PictureReader();

  @Test
  void refusesAnEmptyFile() {
    assertProblem(reader, new byte[0], PictureProblem.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not a picture", "<html><body>hello</body></html>", "%PDF-1.7", "R", "\u0089PNG"})
  void refusesWhatIsNoPicture(String contents) {
    assertProblem(reader, contents.getBytes(US_ASCII), PictureProblem.NOT_A_PICTURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "BM123456789",
        "II*\0 tiff",
        "\0\0\0\u0018ftypavif"
      })
  void refusesPicturesOfOtherFormats(String contents) {
    assertProblem(reader, contents.getBytes(US_ASCII), PictureProblem.UNSUPPORTED_FORMAT);
  }

  @Test
  void refusesADecompressionBombFromItsHeader() {
    byte[] bomb = HostilePictures.bomb(30_000);
    assertThat(bomb.length).isLessThan(200_000);

    Assertions.assertTimeout(
        Duration.ofMillis(500), () -> assertProblem(reader, bomb, PictureProblem.TOO_MANY_PIXELS));
  }

  @Test
  void refusesHeadersThatLie() {
    assertProblem(reader, HostilePictures.claims(65_500, 65_500), PictureProblem.TOO_MANY_PIXELS);
    assertProblem(
        reader,
        HostilePictures.claims(Integer.MAX_VALUE, Integer.MAX_VALUE),
        PictureProblem.TOO_MANY_PIXELS);
    assertProblem(reader, HostilePictures.claims(-1, -1), PictureProblem.TOO_MANY_PIXELS);
    assertProblem(reader, HostilePictures.claims(4000, 4000), PictureProblem.CORRUPT);
    assertProblem(reader, HostilePictures.claims(0, 64), PictureProblem.CORRUPT);
    assertProblem(reader, HostilePictures.withoutData(), PictureProblem.CORRUPT);
  }

  @Test
  void refusesWhatIsTooSmallOrTooThin() {
    assertProblem(reader, SamplePictures.png(2, 2), PictureProblem.TOO_SMALL);
    assertProblem(reader, SamplePictures.png(6000, 2), PictureProblem.TOO_SMALL);
    assertProblem(reader, SamplePictures.png(20, 600), PictureProblem.TOO_THIN);
  }

  @Test
  void refusesAnimationsOfHundredsOfFrames() {
    assertProblem(reader, SamplePictures.gif(16, 16, 301), PictureProblem.TOO_MANY_FRAMES);
  }

  @Test
  void refusesAProgressiveJpegOfCountlessScans() throws Exception {
    assertThat(reader.read(HostilePictures.manyScans(1)).width()).isEqualTo(64);
    assertProblem(reader, HostilePictures.manyScans(5000), PictureProblem.UNSUPPORTED_FORMAT);
  }

  @Test
  void refusesWhatIsCutOff() {
    for (byte[] whole :
        new byte[][] {
          SamplePictures.jpeg(64, 48), SamplePictures.png(64, 48), SamplePictures.webp(64, 48)
        }) {
      byte[] half = Arrays.copyOf(whole, whole.length / 2);
      assertProblem(reader, half, PictureProblem.CORRUPT);
    }
  }

  @Test
  void readsCmykSixteenBitAndGrayInTheirColours() throws Exception {
    Picture scene = SamplePictures.scene(64, 48);

    Colours.assertNear(reader.read(HostilePictures.sixteenBitPng(64, 48)), scene, 1);
    Colours.assertNear(reader.read(HostilePictures.cmykJpeg(64, 48)), scene, 60);
    Picture gray = reader.read(HostilePictures.grayJpeg(64, 48));
    int argb = gray.argb(20, 20);
    assertThat(argb & 0xff).isEqualTo(argb >> 8 & 0xff).isEqualTo(argb >> 16 & 0xff);
  }

  @Test
  void foreignBytesBehindAPictureNeverComeOut() throws Exception {
    ByteArrayOutputStream polyglot = new ByteArrayOutputStream();
    polyglot.writeBytes(SamplePictures.jpeg(64, 48));
    polyglot.writeBytes("<html><script>alert(1)</script></html>".getBytes(US_ASCII));

    Picture picture = reader.read(polyglot.toByteArray());

    assertThat(new String(new PictureWriter().jpeg(picture, 90), "ISO-8859-1"))
        .doesNotContain("script");
  }
}
