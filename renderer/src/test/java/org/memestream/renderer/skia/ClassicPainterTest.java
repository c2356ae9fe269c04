package org.memestream.renderer.skia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.paragraph.TypefaceFontProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.memestream.renderer.drawing.Area;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.ClassicStyle;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Size;
import org.memestream.renderer.drawing.TextProblem;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.renderer.skia.FontChain.Manner;
import org.memestream.runtime.picture.Picture;

class ClassicPainterTest {

  private static final int GRAY = 0xff808080;

  private final FontMgr none = new TypefaceFontProvider();
  private final FontChain bundled = FontChain.open(Manner.POSTER, Optional.empty(), none);
  private final FontChain installed = FontChain.open(Manner.POSTER, Optional.empty());

  @AfterEach
  void close() {
    bundled.close();
    installed.close();
    none.close();
  }

  @Test
  void drawsWhiteLettersInABlackOutline() throws Exception {
    Picture drawn = paint(bundled, gray(640, 480), MemeText.of("hello", "world"));

    for (Area box : boxes(drawn)) {
      assertThat(count(drawn, box, 0xffffffff)).isGreaterThan(500);
      assertThat(count(drawn, box, 0xff000000)).isGreaterThan(500);
    }
  }

  @Test
  void leavesThePictureAloneWithoutText() throws Exception {
    Picture picture = gray(64, 64);

    assertThat(paint(bundled, picture, MemeText.NONE)).isSameAs(picture);
  }

  @Test
  void keepsTransparency() throws Exception {
    Picture clear = Picture.ofRgba(320, 240, new byte[320 * 240 * 4]);

    Picture drawn = paint(bundled, clear, MemeText.of("hello", null));

    assertThat(drawn.hasAlpha()).isTrue();
    assertThat(drawn.argb(160, 120)).isZero();
    assertThat(count(drawn, boxes(drawn)[0], 0xffffffff)).isGreaterThan(100);
  }

  @Test
  void theSameTextGivesTheSamePixels() throws Exception {
    MemeText text = MemeText.of("once more", "with feeling, ÄÖÜ");

    assertThat(paint(installed, gray(300, 200), text).rgba())
        .isEqualTo(paint(installed, gray(300, 200), text).rgba());
  }

  @Test
  void refusesToDrawBoxesForMissingGlyphs() {
    assertThatThrownBy(() -> paint(bundled, gray(300, 200), MemeText.of("ok", "猫")))
        .isInstanceOfSatisfying(
            UndrawableTextException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(TextProblem.MISSING_GLYPHS))
        .hasMessageContaining("fonts-noto-cjk");
  }

  @Test
  void anyTextStaysInItsBoxOrIsRefused() {
    RandomTexts texts = new RandomTexts(42);
    Random sizes = new Random(43);
    int drawn = 0;
    for (int round = 0; round < 400; round++) {
      int width = 100 + sizes.nextInt(round % 10 == 0 ? 1181 : 300);
      int height = 100 + sizes.nextInt(round % 10 == 0 ? 1181 : 300);
      boolean top = round % 2 == 0;
      FontChain fonts = round % 3 == 0 ? bundled : installed;
      String text = texts.next(sizes.nextInt(210) + 1);
      // Most random texts hold something that no font has; without it they are drawn.
      text = round % 8 == 0 ? text : withoutMissing(fonts, text);
      drawn += staysInItsBox(fonts, width, height, text, top) ? 1 : 0;
    }
    assertThat(drawn).as("texts that were drawn").isGreaterThan(200);
  }

  @Test
  void tallAndDeepLettersStayInTheirBox() {
    for (String text :
        new String[] {
          "ẨỆǪ̀ Ç̌ ȘȚ Ģ Ų jÿ,;Q|",
          "Z̴̗̀à̴̗l̴̗̀g̴̗̀ò̴̗",
          "//// \\\\ |||| ____",
          "عندما تكتشف أن اليوم",
          "W".repeat(200),
          ".",
          "'"
        }) {
      for (int side : new int[] {100, 101, 333, 640, 1280}) {
        staysInItsBox(installed, side, side, text, true);
        staysInItsBox(installed, side * 2, side, text, false);
      }
    }
  }

  @Test
  void aTextMovesToTheOtherBoxWhenAFaceIsInItsOwn() throws Exception {
    Picture drawn = paintOver(new FaceBox(240, 10, 160, 200), MemeText.of("hello there", null));

    assertThat(count(drawn, boxes(drawn)[0], 0xffffffff)).isZero();
    assertThat(count(drawn, boxes(drawn)[1], 0xffffffff)).isGreaterThan(500);
  }

  @Test
  void aTextShrinksIntoTheStripAboveAFace() throws Exception {
    FaceBox face = new FaceBox(240, 50, 160, 200);
    Picture drawn = paintOver(face, MemeText.of("hello there", "general"));

    Area strip = new Area(0, 0, 640, 50);
    assertThat(count(drawn, strip, 0xffffffff)).isGreaterThan(300);
    assertThat(count(drawn, new Area(240, 50, 160, 46), 0xffffffff)).isZero();
  }

  private Picture paintOver(FaceBox face, MemeText text) throws UndrawableTextException {
    Picture picture = gray(640, 480);
    Scene scene = new Scene(List.of(picture), new Size(640, 480), List.of(face));
    return new ClassicPainter(new Typesetter(bundled))
        .paint(scene, text, CanvasSize.inside(640, 480, 1))
        .get(0);
  }

  private static String withoutMissing(FontChain fonts, String text) {
    String there = text;
    for (String cluster : fonts.missing(text.toUpperCase(Locale.ROOT))) {
      there = there.replace(cluster, "");
    }
    return there;
  }

  /** Whether it was drawn; when it was, no pixel beyond its box or on the border changed. */
  private static boolean staysInItsBox(
      FontChain fonts, int width, int height, String text, boolean top) {
    Picture drawn;
    try {
      MemeText texts = top ? MemeText.of(text, null) : MemeText.of(null, text);
      drawn = paint(fonts, gray(width, height), texts);
    } catch (UndrawableTextException refusal) {
      assertThat(refusal.getMessage()).endsWith(".");
      return false;
    }
    Area box = boxes(drawn)[top ? 0 : 1];
    for (int y = 0; y < height; y++) {
      boolean inside = y > box.y() && y < box.y() + box.height() - 1;
      for (int x = 0; x < width; x++) {
        if (!(inside && x > 0 && x < width - 1) && drawn.argb(x, y) != GRAY) {
          assertThat(drawn.argb(x, y)).as("%d, %d in %s, \"%s\"", x, y, box, text).isEqualTo(GRAY);
        }
      }
    }
    return true;
  }

  private static Picture paint(FontChain fonts, Picture picture, MemeText text)
      throws UndrawableTextException {
    CanvasSize asItIs = CanvasSize.inside(picture.width(), picture.height(), 1);
    return new ClassicPainter(new Typesetter(fonts)).paint(Scene.of(picture), text, asItIs).get(0);
  }

  private static Area[] boxes(Picture picture) {
    ClassicStyle style = new ClassicStyle();
    Size size = new Size(picture.width(), picture.height());
    return new Area[] {style.top(size), style.bottom(size)};
  }

  private static Picture gray(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    Arrays.fill(rgb, (byte) 0x80);
    return Picture.ofRgb(width, height, rgb);
  }

  private static int count(Picture picture, Area box, int argb) {
    int count = 0;
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        count += picture.argb(x, y) == argb ? 1 : 0;
      }
    }
    return count;
  }
}
