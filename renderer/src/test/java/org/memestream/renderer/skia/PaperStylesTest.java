package org.memestream.renderer.skia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.CanvasSize.Margin;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.skia.FontChain.Manner;
import org.memestream.runtime.picture.Picture;

/** The styles that put black text on white beside the picture. */
class PaperStylesTest {

  private static final int GREEN = 0xff20a040;
  private static final int WHITE = 0xffffffff;

  private final FontChain fonts = FontChain.open(Manner.PLAIN, Optional.empty());
  private final MemePainter band = new BandPainter(new Typesetter(fonts));
  private final MemePainter below = new CaptionBelowPainter(new Typesetter(fonts));

  @AfterEach
  void close() {
    fonts.close();
  }

  @Test
  void aBandHasAQuarterOfThePicturesHeightAbove() throws Exception {
    Picture drawn = paint(band, 400, 200, MemeText.of("hello", null));

    assertThat(drawn.width()).isEqualTo(400);
    assertThat(drawn.height()).isEqualTo(250);
    assertThat(drawn.argb(3, 48)).isEqualTo(WHITE);
    assertThat(drawn.argb(3, 51)).isEqualTo(GREEN);
    assertThat(count(drawn, 0xff000000, 0, 50)).isGreaterThan(100);
    assertThat(count(drawn, GREEN, 50, 250)).isEqualTo(400 * 200);
  }

  @Test
  void withoutTextThereIsNoBand() throws Exception {
    assertThat(paint(band, 400, 200, MemeText.NONE).height()).isEqualTo(200);
  }

  @Test
  void besideTheBandTheMarginIsWhatTheCanvasSays() throws Exception {
    Picture drawn =
        band.paint(
                green(400, 200),
                MemeText.of("hello", null),
                CanvasSize.exactly(200, 200, Margin.TRANSPARENT))
            .get(0);

    assertThat(drawn.argb(0, 0)).isZero();
    assertThat(drawn.argb(2, 45)).isEqualTo(WHITE);
    assertThat(drawn.argb(2, 100)).isEqualTo(GREEN);
  }

  @Test
  void aCaptionStandsBelowThePictureOnAWhiteSquare() throws Exception {
    Picture drawn = paint(below, 400, 300, MemeText.of("hello", null));

    assertThat(drawn.width()).isEqualTo(400);
    assertThat(drawn.height()).isEqualTo(400);
    int lastGreen = lastRow(drawn, GREEN);
    assertThat(count(drawn, 0xff000000, 0, lastGreen)).isZero();
    assertThat(count(drawn, 0xff000000, lastGreen, 400)).isGreaterThan(200);
  }

  @Test
  void aShorterTextLeavesMoreToThePicture() throws Exception {
    String longText = "a caption that is long enough to need another line";
    Picture one = paint(below, 300, 300, MemeText.of("hello", null));
    Picture two = paint(below, 300, 300, MemeText.of("hello there", longText));

    assertThat(count(one, GREEN, 0, 300)).isGreaterThan(count(two, GREEN, 0, 300));
  }

  private static Picture paint(MemePainter painter, int width, int height, MemeText text)
      throws Exception {
    CanvasSize size = CanvasSize.inside(1000, 1000, 1);
    return painter.paint(green(width, height), text, size).get(0);
  }

  private static Scene green(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int at = 0; at < rgb.length; at += 3) {
      rgb[at] = 0x20;
      rgb[at + 1] = (byte) 0xa0;
      rgb[at + 2] = 0x40;
    }
    return Scene.of(Picture.ofRgb(width, height, rgb));
  }

  private static int lastRow(Picture picture, int argb) {
    for (int y = picture.height() - 1; y >= 0; y--) {
      if (count(picture, argb, y, y + 1) > 0) {
        return y;
      }
    }
    return -1;
  }

  private static int count(Picture picture, int argb, int from, int to) {
    int count = 0;
    for (int y = from; y < to; y++) {
      for (int x = 0; x < picture.width(); x++) {
        count += picture.argb(x, y) == argb ? 1 : 0;
      }
    }
    return count;
  }
}
