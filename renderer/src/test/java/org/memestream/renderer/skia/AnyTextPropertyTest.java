package org.memestream.renderer.skia;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import org.memestream.renderer.drawing.Area;
import org.memestream.renderer.drawing.CaptionText;
import org.memestream.renderer.drawing.Clusters;
import org.memestream.renderer.drawing.Lettering;
import org.memestream.renderer.drawing.TextFitter.Anchor;
import org.memestream.renderer.drawing.TextProblem;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.renderer.skia.FontChain.Manner;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.SkijaRaster;

/** Text of any script in a box of any size stays in it to the pixel, or is refused. */
class AnyTextPropertyTest {

  private static final int AROUND = 24;
  private static final FontChain FONTS = FontChain.open(Manner.PLAIN, Optional.empty());
  private static final Typesetter SETTER = new Typesetter(FONTS);

  @AfterContainer
  static void close() {
    FONTS.close();
  }

  @Property(seed = "1", tries = 250)
  void staysInItsBoxOrIsRefused(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = 1, max = 420) int width,
      @ForAll @IntRange(min = 1, max = 160) int height,
      @ForAll boolean outlined,
      @ForAll Anchor anchor)
      throws UndrawableTextException {
    Optional<CaptionText> clean = CaptionText.of(drawable(text));
    if (clean.isEmpty()) {
      Statistics.collect("nothing to draw");
      return;
    }
    Area box = new Area(AROUND, AROUND, width, height);
    Lettering lettering = outlined ? Lettering.OUTLINED : Lettering.BLACK;
    try {
      SetText set = SETTER.set(List.of(clean.get()), lettering, box, anchor, 60);
      assertInkWithin(drawn(set, width + 2 * AROUND, height + 2 * AROUND), box, text);
      Statistics.collect("drawn");
    } catch (UndrawableTextException refusal) {
      assertThat(refusal.problem()).isEqualTo(TextProblem.DOES_NOT_FIT);
      assertThat(refusal.getMessage()).endsWith(".");
      Statistics.collect("refused");
    }
    Statistics.coverage(coverage -> coverage.check("drawn").percentage(share -> share > 12));
  }

  @Provide
  Arbitrary<String> texts() {
    StringArbitrary latin = Arbitraries.strings().withCharRange(' ', '~');
    StringArbitrary accented = Arbitraries.strings().withCharRange('\u00a0', '\u024f');
    StringArbitrary marks =
        Arbitraries.strings().withChars('a', 'E', 'q', ' ').withCharRange('\u0300', '\u036f');
    StringArbitrary vietnamese = Arbitraries.strings().withCharRange('\u1ea0', '\u1ef9');
    StringArbitrary chinese =
        Arbitraries.strings()
            .withCharRange('\u4e00', '\u9fff')
            .withChars("，。！？（）「」“”".toCharArray());
    StringArbitrary japanese = Arbitraries.strings().withCharRange('\u3041', '\u30ff');
    StringArbitrary korean = Arbitraries.strings().withCharRange('\uac00', '\ud7a3');
    StringArbitrary arabic = Arbitraries.strings().withCharRange('\u0621', '\u0652').withChars(' ');
    StringArbitrary hebrew = Arbitraries.strings().withCharRange('\u05b0', '\u05ea').withChars(' ');
    StringArbitrary others = Arbitraries.strings().withCharRange('\u0900', '\u0e5b');
    StringArbitrary controls =
        Arbitraries.strings().withChars('a', 'B', ' ').withCharRange('\u2000', '\u206f');
    Arbitrary<String> emoji =
        Arbitraries.of(
                "😀",
                "👨\u200d👩\u200d👧",
                "👍🏽",
                "🇩🇪",
                "❤\ufe0f",
                "1\ufe0f\u20e3",
                "🏴\u200d☠\ufe0f",
                "!",
                " ")
            .list()
            .ofMaxSize(60)
            .map(list -> String.join("", list));
    Arbitrary<String> one =
        Arbitraries.oneOf(
            latin.ofMaxLength(200),
            accented.ofMaxLength(80),
            marks.ofMaxLength(120),
            vietnamese.ofMaxLength(80),
            chinese.ofMaxLength(120),
            japanese.ofMaxLength(120),
            korean.ofMaxLength(80),
            arabic.ofMaxLength(120),
            hebrew.ofMaxLength(120),
            others.ofMaxLength(60),
            controls.ofMaxLength(60),
            emoji);
    return Arbitraries.oneOf(one, Combinators.combine(one, one).as((a, b) -> a + " " + b));
  }

  /** At most 200 characters, of which some font has all; the others are refused elsewhere. */
  private static String drawable(String text) {
    StringBuilder there = new StringBuilder();
    String language = TextContext.of(text).language();
    for (String cluster : Clusters.of(text)) {
      if (FONTS.faceFor(cluster, language).isPresent() && there.length() + cluster.length() < 200) {
        there.append(cluster);
      }
    }
    return there.toString();
  }

  private static Picture drawn(SetText set, int width, int height) {
    try (Bitmap bitmap = new Bitmap()) {
      SkijaRaster.allocate(bitmap, SkijaRaster.info(width, height, ColorAlphaType.PREMUL));
      try (Canvas canvas = new Canvas(bitmap)) {
        canvas.clear(0);
        set.draw(canvas);
      }
      return SkijaRaster.picture(bitmap);
    }
  }

  /** But for the trace that a glyph leaves when it is placed to a quarter of a pixel. */
  private static void assertInkWithin(Picture drawn, Area box, String text) {
    for (int y = 0; y < drawn.height(); y++) {
      for (int x = 0; x < drawn.width(); x++) {
        boolean near =
            x >= box.x() - 1 && x <= box.right() && y >= box.y() - 1 && y <= box.bottom();
        boolean inside = x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom();
        int most = inside ? 255 : near ? 96 : 0;
        if (drawn.argb(x, y) >>> 24 > most) {
          assertThat(drawn.argb(x, y) >>> 24)
              .as("opacity at %d, %d beside %s of \"%s\"", x, y, box, text)
              .isLessThanOrEqualTo(most);
        }
      }
    }
  }
}
