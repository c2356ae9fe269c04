package org.memestream.runtime.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredPictureReaderTest {

  private static final int LARGE = 4096;

  private final PictureReader plain = new PictureReader();
  private final StoredPictureReader reader = new StoredPictureReader(plain);

  @Test
  void readsThePixelsThatAPictureReaderReads() throws Exception {
    for (byte[] stored :
        new byte[][] {
          SamplePictures.jpeg(201, 149),
          SamplePictures.png(64, 48),
          SamplePictures.webp(64, 48),
          plain
              .strippedJpeg(
                  Exif.stored(SamplePictures.scene(64, 48), 1),
                  new PictureHeader(PictureFormat.JPEG, 64, 48, 1),
                  LARGE)
              .orElseThrow()
        }) {
      Picture picture = reader.readToFit(stored, hash(stored), LARGE);

      Colours.assertNear(picture, plain.read(stored), 1);
      assertThat(picture.hasAlpha()).isFalse();
      assertThat(picture.frameCount()).isEqualTo(1);
    }
  }

  @Test
  void heedsOrientationWhereThereIsOne() throws Exception {
    byte[] onItsSide = Exif.stored(SamplePictures.scene(64, 48), 6);

    Picture picture = reader.readToFit(onItsSide, hash(onItsSide), LARGE);

    Colours.assertNear(picture, SamplePictures.scene(64, 48), 12);
  }

  @Test
  void noticesWhatIsNotAsItWasStored() throws Exception {
    byte[] stored = SamplePictures.jpeg(200, 150);
    byte[] cut = Arrays.copyOf(stored, stored.length / 2);
    byte[] gap = stored.clone();
    Arrays.fill(gap, gap.length / 2, gap.length - 2, (byte) 0);

    assertThatThrownBy(() -> reader.readToFit(cut, hash(stored), LARGE))
        .isInstanceOf(UnacceptablePictureException.class);
    assertThat(reader.readToFit(gap, hash(stored), LARGE).rgba()).isEqualTo(plain.read(gap).rgba());
  }

  @ParameterizedTest
  @CsvSource({"1000, 100, 125", "1000, 500, 500", "1000, 501, 1000", "90, 512, 90"})
  void readsNoMorePixelsThanAreEasilyHad(int width, int enough, int read) throws Exception {
    byte[] stored = SamplePictures.jpeg(width, width / 2);

    Picture picture = reader.readAtLeast(stored, hash(stored), enough);

    assertThat(picture.width()).isEqualTo(read);
    Colours.assertNear(picture, SamplePictures.scene(read, picture.height()), 12);
  }

  private static String hash(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
