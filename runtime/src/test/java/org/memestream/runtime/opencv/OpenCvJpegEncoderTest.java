package org.memestream.runtime.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class OpenCvJpegEncoderTest {

  private final OpenCvJpegEncoder encoder = new OpenCvJpegEncoder();

  @Test
  void anotherDecoderReadsTheSameColours() throws Exception {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(encoder.encode(24, 16, gradient(24, 16), 95)));

    assertThat(image.getWidth()).isEqualTo(24);
    assertThat(image.getHeight()).isEqualTo(16);
    int argb = image.getRGB(20, 4);
    assertThat(argb >> 16 & 0xff).isCloseTo(200, within(8));
    assertThat(argb >> 8 & 0xff).isCloseTo(60, within(8));
    assertThat(argb & 0xff).isCloseTo(40, within(8));
  }

  @Test
  void holdsNothingButPixels() {
    String file =
        new String(encoder.encode(24, 16, gradient(24, 16), 90), StandardCharsets.ISO_8859_1);
    assertThat(file).contains("JFIF").doesNotContain("Exif", "ICC_PROFILE", "http://ns.adobe.com");
  }

  @Test
  void lowerQualityIsSmaller() {
    byte[] rgba = gradient(240, 160);
    assertThat(encoder.encode(240, 160, rgba, 20).length)
        .isLessThan(encoder.encode(240, 160, rgba, 95).length);
  }

  @Test
  void refusesQualitiesThatAreNone() {
    assertThatThrownBy(() -> encoder.encode(1, 1, new byte[4], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 100");
  }

  private static byte[] gradient(int width, int height) {
    byte[] rgba = new byte[4 * width * height];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at += 4) {
        rgba[at] = (byte) (10 * (x % 24));
        rgba[at + 1] = (byte) (15 * (y % 16));
        rgba[at + 2] = 40;
        rgba[at + 3] = (byte) 0xff;
      }
    }
    return rgba;
  }
}
