package org.memestream.renderer.skia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.paragraph.TypefaceFontProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.CanvasSize.Margin;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;

/** Drawn in the bundled font alone, so that all machines draw alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenPicturesTest {

  private static final CanvasSize SMALL = CanvasSize.inside(200, 200, 200);
  private static final Scene MIDDLE = DrawnScenes.portrait(320, 240);
  private static final Scene HIGH = DrawnScenes.portrait(320, 240, 0.5f, 0.3f, 0.55f);

  private final FontMgr none = new TypefaceFontProvider();
  private final Styles styles = Styles.open(Optional.empty(), none);

  @AfterAll
  void close() {
    styles.close();
    none.close();
  }

  static Stream<Arguments> memes() {
    CanvasSize clear = CanvasSize.exactly(180, 180, Margin.TRANSPARENT);
    CanvasSize white = CanvasSize.exactly(180, 180, Margin.WHITE);
    return Stream.of(
        Arguments.of("classic", "two-lines", MIDDLE, "Golden pictures", "keep their shape", SMALL),
        Arguments.of("classic", "face-above", HIGH, "The text makes way", null, SMALL),
        Arguments.of("classic", "clear-margin", MIDDLE, "Ваш текст", "здесь, ё", clear),
        Arguments.of(
            "caption-below",
            "one-text",
            MIDDLE,
            null,
            "Mixed case, and long enough for two",
            SMALL),
        Arguments.of("caption-below", "hebrew", MIDDLE, "שלום, עולם!", "שורה שנייה (2)", white),
        Arguments.of("band", "two-lines", MIDDLE, "Nobody:", "Absolutely nobody at all", SMALL),
        Arguments.of("panda", "greek", MIDDLE, "Ωχ, πάλι Δευτέρα", null, SMALL),
        Arguments.of("panda", "no-text", MIDDLE, null, null, white),
        Arguments.of("plain", "clear-margin", MIDDLE, "not drawn", null, clear));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("memes")
  void looksAsItDid(
      String style, String name, Scene scene, String top, String bottom, CanvasSize size)
      throws Exception {
    List<Picture> drawn = styles.byName().get(style).paint(scene, MemeText.of(top, bottom), size);

    GoldenPictures.assertLooksLike(style + "-" + name, drawn.get(0));
  }

  @Test
  void seesALetterThatMoved() throws Exception {
    Picture one = classic("Golden pictures");

    assertThat(PictureDifference.between(one, classic("Golden picture")).changed())
        .isGreaterThan(0.01);
    assertThat(PictureDifference.between(one, classic("Golden pictures")).changed()).isZero();
  }

  @Test
  void leavesAPictureOfWhatIsDifferent() throws Exception {
    assumeFalse(Boolean.getBoolean("golden.renew"));
    Picture other = classic("Another picture");

    assertThatThrownBy(() -> GoldenPictures.assertLooksLike("classic-face-above", other))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("classic-face-above-stored-drawn-difference.png");
    Path left = Path.of("target/golden/classic-face-above-stored-drawn-difference.png");
    assertThat(new PictureReader().read(Files.readAllBytes(left)).width())
        .isEqualTo(3 * other.width());
  }

  private Picture classic(String text) throws Exception {
    return styles.byName().get("classic").paint(MIDDLE, MemeText.of(text, null), SMALL).get(0);
  }
}
