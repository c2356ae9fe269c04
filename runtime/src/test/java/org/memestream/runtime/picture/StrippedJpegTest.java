package org.memestream.runtime.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrippedJpegTest {

  private static final int ROUNDS = 2000;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int ADOBE = 0xee;
  private static final int COMMENT = 0xfe;
  private static final byte[] RGB_OF_ADOBE = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

  private final PictureReader reader = new PictureReader();

  static Stream<Arguments> keepsThePixelsAndNothingElse() {
    byte[] plain = SamplePictures.jpeg(90, 70);
    return Stream.of(
        arguments("as it is", plain),
        arguments("upright with an artist", Exif.stored(SamplePictures.scene(64, 48), 1)),
        arguments("with a comment", with(plain, COMMENT, latin("secret"))),
        arguments("with XMP", with(plain, APP1, latin("http://ns.adobe.com/xap/1.0/\0secret"))),
        arguments("with a page behind it", joined(plain, latin("<html>secret</html>"))),
        arguments("gray", encoded(BufferedImage.TYPE_BYTE_GRAY, false)),
        arguments("by another encoder", encoded(BufferedImage.TYPE_INT_RGB, false)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void keepsThePixelsAndNothingElse(String what, byte[] jpeg) throws Exception {
    byte[] stripped = stripped(jpeg).orElseThrow();

    assertThat(reader.read(stripped).rgba()).isEqualTo(reader.read(jpeg).rgba());
    assertThat(new String(stripped, StandardCharsets.ISO_8859_1))
        .contains("JFIF")
        .doesNotContain("secret", "Exif", "Jane Doe", "html");
    assertThat(stripped(stripped)).contains(stripped);
  }

  static Stream<Arguments> leavesToADecoder() {
    byte[] plain = SamplePictures.jpeg(90, 70);
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    return Stream.of(
        arguments("PNG", SamplePictures.png(64, 48)),
        arguments("too large", SamplePictures.jpeg(2049, 200)),
        arguments("on its side", Exif.stored(SamplePictures.scene(64, 48), 6)),
        arguments("other colours", with(plain, APP2, joined(latin("ICC_PROFILE\0\1\1"), profile))),
        arguments("RGB", with(plain, ADOBE, RGB_OF_ADOBE)),
        arguments("in many scans", encoded(BufferedImage.TYPE_INT_RGB, true)),
        arguments("mostly no pixels", padded(plain)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void leavesToADecoder(String what, byte[] file) throws Exception {
    assertThat(stripped(file)).isEmpty();
  }

  @Test
  void refusesWhatIsCutOffAsADecoderDoes() {
    byte[] whole = SamplePictures.jpeg(200, 150);
    for (int length = whole.length / 4; length < whole.length - 2; length += 97) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> reader.read(cut)).isInstanceOf(UnacceptablePictureException.class);
      assertThat(outcome(cut)).isNotPresent();
    }
  }

  @Test
  void givesNothingThatDoesNotDecodeToTheSame() throws Exception {
    byte[] whole = Exif.stored(SamplePictures.scene(64, 48), 1);
    Random random = new Random(20_261_121);
    int kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] broken = whole.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Optional<byte[]> stripped = outcome(broken);
      if (stripped.isPresent()) {
        kept++;
        assertThat(reader.read(stripped.get()).rgba()).isEqualTo(reader.read(broken).rgba());
      }
    }
    assertThat(kept).as("files that live through their flips").isBetween(ROUNDS / 100, ROUNDS - 1);
  }

  private Optional<byte[]> stripped(byte[] file) throws UnacceptablePictureException {
    return reader.strippedJpeg(file, reader.inspect(file), 2048);
  }

  /** Empty also when refused. */
  private Optional<byte[]> outcome(byte[] file) {
    try {
      return stripped(file);
    } catch (UnacceptablePictureException e) {
      return Optional.empty();
    }
  }

  private static byte[] padded(byte[] jpeg) {
    byte[] padding = new byte[300_000];
    Arrays.fill(padding, (byte) 'x');
    return joined(Arrays.copyOf(jpeg, jpeg.length - 2), padding, new byte[] {-1, (byte) 0xd9});
  }

  private static byte[] with(byte[] jpeg, int marker, byte[] content) {
    int length = content.length + 2;
    byte[] head = {-1, (byte) 0xd8, -1, (byte) marker, (byte) (length >> 8), (byte) length};
    return joined(head, content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] encoded(int type, boolean progressive) {
    BufferedImage picture = new BufferedImage(64, 48, type);
    picture.getGraphics().fillRect(8, 8, 32, 24);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.setOutput(output);
      writer.write(null, new IIOImage(picture, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
