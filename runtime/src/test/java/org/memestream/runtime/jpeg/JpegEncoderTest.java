package org.memestream.runtime.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureLimits;
import org.memestream.runtime.picture.PictureReader;

class JpegEncoderTest {

  private final JpegEncoder encoder = new JpegEncoder();
  private final PictureReader reader =
      new PictureReader(new PictureLimits(10_000_000, 10_000_000, 1, 1, 100_000));

  @ParameterizedTest
  @CsvSource({
    "1,1", "1,5000", "5000,1", "7,5", "8,8", "15,17", "16,16", "17,33", "640,3", "250,81"
  })
  void twoDecodersSeeThePictureWhateverItsSize(int width, int height) throws Exception {
    byte[] scene = TestPictures.scene(width, height);
    double least = signalToNoise(scene, decoded(otherFile(width, height, scene, 95))) - 0.3;

    byte[] file = encoder.encode(width, height, scene, 95);

    Picture read = reader.read(file);
    assertThat(read.width()).isEqualTo(width);
    assertThat(read.height()).isEqualTo(height);
    assertThat(signalToNoise(scene, read.rgba())).isGreaterThan(least);
    assertThat(signalToNoise(scene, decoded(file))).isGreaterThan(least);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 60, 75, 90, 98})
  void isAsGoodAsAnotherEncoderOfTheSameQualityAndHardlyLarger(int quality) throws Exception {
    byte[] scene = TestPictures.scene(400, 300);
    byte[] other = otherFile(400, 300, scene, quality);

    byte[] file = encoder.encode(400, 300, scene, quality);

    assertThat(signalToNoise(scene, decoded(file)))
        .isCloseTo(signalToNoise(scene, decoded(other)), within(0.3));
    assertThat(file.length).isLessThan((int) (1.03 * other.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 50, 100})
  void noiseIsDecodedToWhatTheQualityGives(int quality) throws Exception {
    byte[] noise = TestPictures.noise(123, 77, quality);
    byte[] other = otherFile(123, 77, noise, quality);

    byte[] file = encoder.encode(123, 77, noise, quality);

    assertThat(signalToNoise(noise, decoded(file)))
        .isCloseTo(signalToNoise(noise, decoded(other)), within(0.3));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0x7f7f7f})
  void plainColoursStayWhatTheyAre(int colour) throws Exception {
    byte[] plain = TestPictures.plain(20, 20, colour);

    Picture read = reader.read(encoder.encode(20, 20, plain, 100));

    assertThat(signalToNoise(plain, read.rgba())).isGreaterThan(46);
  }

  @Test
  void anyPixelsOfAnySizeMakeAFileThatIsWhole() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int width = 1 + random.nextInt(60);
      int height = 1 + random.nextInt(60);
      byte[] noise = TestPictures.noise(width, height, round);

      byte[] file = encoder.encode(width, height, noise, 1 + random.nextInt(100));

      Picture read = reader.read(file);
      assertThat(read.width()).isEqualTo(width);
      assertThat(read.height()).isEqualTo(height);
      assertThat(file).endsWith(0xff, 0xd9);
    }
  }

  @Test
  void theSamePixelsMakeTheSameBytes() {
    byte[] scene = TestPictures.scene(50, 40);

    assertThat(encoder.encode(50, 40, scene, 90)).isEqualTo(encoder.encode(50, 40, scene, 90));
  }

  @Test
  void theFourthByteOfAPixelChangesNothing() {
    byte[] scene = TestPictures.scene(50, 40);
    byte[] marked = scene.clone();
    for (int at = 3; at < marked.length; at += 4) {
      marked[at] = (byte) 0xff;
    }

    assertThat(encoder.encode(50, 40, marked, 90)).isEqualTo(encoder.encode(50, 40, scene, 90));
  }

  @Test
  void refusesWhatNoJpegCanHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(0, 5, new byte[0], 90))
        .withMessageContaining("width is 1 to 65535 pixels, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(1, 65_536, new byte[4 * 65_536], 90))
        .withMessageContaining("height is 1 to 65535 pixels, not 65536");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(2, 2, new byte[15], 90))
        .withMessageContaining("do not make 15 bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(1, 1, new byte[4], 0))
        .withMessageContaining("1 to 100, but is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(1, 1, new byte[4], 101))
        .withMessageContaining("1 to 100, but is 101");
  }

  /** As the JDK decodes it. */
  private static byte[] decoded(byte[] file) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    byte[] rgba = new byte[image.getWidth() * image.getHeight() * 4];
    for (int y = 0, at = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++, at += 4) {
        int pixel = image.getRGB(x, y);
        rgba[at] = (byte) (pixel >> 16);
        rgba[at + 1] = (byte) (pixel >> 8);
        rgba[at + 2] = (byte) pixel;
      }
    }
    return rgba;
  }

  /** As the JDK encodes it, with the same tables. */
  private static byte[] otherFile(int width, int height, byte[] rgba, int quality)
      throws Exception {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at += 4) {
        image.setRGB(
            x, y, (rgba[at] & 0xff) << 16 | (rgba[at + 1] & 0xff) << 8 | rgba[at + 2] & 0xff);
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var images = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(images);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality / 100f);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** Decibels over red, green and blue. */
  private static double signalToNoise(byte[] wanted, byte[] got) {
    double squares = 0;
    for (int at = 0; at < wanted.length; at++) {
      int by = at % 4 == 3 ? 0 : (wanted[at] & 0xff) - (got[at] & 0xff);
      squares += by * by;
    }
    return 10 * Math.log10(255 * 255 / Math.max(squares, 1e-9) * wanted.length * 3 / 4);
  }
}
