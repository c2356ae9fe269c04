package org.memestream.captioner.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({"1,1", "7,3", "96,96", "1000,20", "33,501"})
  void keepsAPlainColour(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) 200);
    RgbPicture picture = new RgbPicture(width, height, rgb);

    byte[] square = new Resampler(96).square(picture, Region.whole(picture));

    assertThat(square).hasSize(3 * 96 * 96).containsOnly((byte) 200);
  }

  @Test
  void averagesWhatItShrinks() {
    byte[] rgb = new byte[3 * 64 * 64];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) ((i / 3) % 2 == 0 ? 0 : 200);
    }
    RgbPicture stripes = new RgbPicture(64, 64, rgb);

    byte[] square = new Resampler(4).square(stripes, Region.whole(stripes));

    for (byte value : square) {
      assertThat(value & 0xff).isBetween(90, 110);
    }
  }

  @Test
  void cutsTheRegionThatIsAskedFor() {
    byte[] rgb = new byte[3 * 100 * 100];
    for (int y = 0; y < 100; y++) {
      Arrays.fill(rgb, 3 * (y * 100 + 50), 3 * (y * 100 + 100), (byte) 255);
    }
    RgbPicture halves = new RgbPicture(100, 100, rgb);

    byte[] square = new Resampler(8).square(halves, new Region(60, 0, 30, 100));

    assertThat(square).containsOnly((byte) 255);
  }

  @ParameterizedTest
  @CsvSource({"3,5,8", "41,30,8", "200,17,16", "12,90,96"})
  void agreesWithItsDefinition(int width, int height, int side) {
    byte[] rgb = new byte[3 * width * height];
    new SplittableRandom(3).nextBytes(rgb);
    RgbPicture picture = new RgbPicture(width, height, rgb);

    byte[] square = new Resampler(side).square(picture, Region.whole(picture));

    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        for (int channel = 0; channel < 3; channel++) {
          int at = 3 * (y * side + x) + channel;
          assertThat((double) (square[at] & 0xff))
              .isCloseTo(defined(picture, x, y, channel, side), within(0.51));
        }
      }
    }
  }

  /** The mean of all pixels, each weighted by a triangle over its distance. */
  private static double defined(RgbPicture picture, int x, int y, int channel, int side) {
    double sum = 0;
    double weights = 0;
    for (int row = 0; row < picture.height(); row++) {
      for (int column = 0; column < picture.width(); column++) {
        double weight =
            triangle(column, x, (double) picture.width() / side)
                * triangle(row, y, (double) picture.height() / side);
        sum += weight * (picture.rgb()[3 * (row * picture.width() + column) + channel] & 0xff);
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double triangle(int source, int output, double scale) {
    double distance = Math.abs(source + 0.5 - (output + 0.5) * scale) / Math.max(1, scale);
    return Math.max(0, 1 - distance);
  }
}
