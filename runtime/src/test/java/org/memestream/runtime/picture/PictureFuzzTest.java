package org.memestream.runtime.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Broken files give a picture or a refusal, the same each time, and the process lives. */
class PictureFuzzTest {

  private static final int ROUNDS = 2 * Integer.getInteger("jqwik.tries.default", 200);

  private final PictureReader reader = new PictureReader();

  private final Map<PictureFormat, byte[]> files =
      Map.of(
          PictureFormat.JPEG, SamplePictures.jpeg(48, 32),
          PictureFormat.PNG, SamplePictures.png(48, 32),
          PictureFormat.GIF, SamplePictures.gif(48, 32, 2),
          PictureFormat.WEBP, SamplePictures.webp(48, 32));

  @ParameterizedTest
  @EnumSource
  void bitFlips(PictureFormat format) {
    byte[] whole = files.get(format);
    Random random = new Random(20_261_121);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] broken = whole.clone();
      // Half of the flips hit the header, where the structure lies.
      int reach = round % 2 == 0 ? broken.length : Math.min(broken.length, 64);
      for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
        broken[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
      }
      assertSameOutcomeTwice(broken);
    }
  }

  @ParameterizedTest
  @EnumSource
  void truncations(PictureFormat format) {
    byte[] whole = files.get(format);
    for (int length = 0; length < whole.length; length += 1 + whole.length / ROUNDS) {
      assertSameOutcomeTwice(Arrays.copyOf(whole, length));
    }
  }

  private void assertSameOutcomeTwice(byte[] file) {
    assertThat(outcome(file)).isEqualTo(outcome(file));
  }

  /** Anything but a picture or a refusal fails the test. */
  private String outcome(byte[] file) {
    try {
      Picture picture = reader.read(file);
      return picture.width() + "×" + picture.height() + " " + Arrays.hashCode(picture.rgba());
    } catch (UnacceptablePictureException e) {
      return e.problem() + " " + e.getMessage();
    }
  }
}
