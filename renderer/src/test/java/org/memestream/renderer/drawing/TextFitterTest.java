package org.memestream.renderer.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.renderer.drawing.TextFitter.Anchor;

class TextFitterTest {

  /** Letters 0.6 em wide and 0.7 em high; a comma hangs 0.2 em below the line. */
  private static final LineMeasure MONOSPACED =
      line -> {
        float width = Clusters.of(line).size() * 0.6f;
        return new LineMeasure.Ink(0, -0.7f, width, line.contains(",") ? 0.2f : 0, width);
      };

  private static final Size WIDE = new Size(640, 480);

  private final ClassicStyle style = new ClassicStyle();
  private final TextFitter fitter = new TextFitter(Lettering.OUTLINED, MONOSPACED);

  @Test
  void boxesAreTheUpperAndTheLowerFifth() {
    assertThat(style.top(new Size(640, 480))).isEqualTo(new Area(0, 0, 640, 96));
    assertThat(style.bottom(new Size(640, 480))).isEqualTo(new Area(0, 384, 640, 96));
    assertThat(style.bottom(new Size(333, 333))).isEqualTo(new Area(0, 267, 333, 66));
    assertThat(style.largestSize(new Size(640, 480))).isEqualTo(480 / 9f);
    assertThat(style.largestSize(new Size(640, 32))).isEqualTo(7);
    assertThat(Lettering.OUTLINED.reach(48)).isEqualTo(4);
    assertThat(Lettering.OUTLINED.reach(8)).isEqualTo(1);
  }

  @Test
  void shortTextGetsTheLargestLetters() throws Exception {
    FittedText fitted = top("HELLO");

    assertThat(fitted.size()).isEqualTo(480 / 9f);
    assertThat(fitted.lines()).hasSize(1);
    assertThat(fitted.lines().get(0).x())
        .isCloseTo((640 - 5 * 0.6f * fitted.size()) / 2, within(0.01f));
  }

  @Test
  void breaksAtTheSpaceNearestTheMiddle() throws Exception {
    assertThat(lines(top("ONE DOES NOT SIMPLY WALK INTO MORDOR")))
        .containsExactly("ONE DOES NOT SIMPLY", "WALK INTO MORDOR");
  }

  @Test
  void breaksLongTextIntoThreeEvenLines() throws Exception {
    assertThat(lines(top("WORD ".repeat(30).strip()))).hasSize(3).doesNotContain("");
    assertThat(lines(top("WORD ".repeat(30).strip())))
        .allSatisfy(line -> assertThat(line).hasSize(49));
  }

  @Test
  void doesNotBreakAWordThatIsMerelyLong() throws Exception {
    assertThat(lines(top("SUPERCALIFRAGILISTICEXPIALIDOCIOUS"))).hasSize(1);
  }

  @Test
  void breaksAnEndlessWord() throws Exception {
    FittedText fitted = top("A".repeat(200));

    assertThat(lines(fitted)).hasSize(3);
    assertThat(String.join("", lines(fitted))).isEqualTo("A".repeat(200));
  }

  @Test
  void refusesWhatWouldBeUnreadable() {
    Area small = style.top(new Size(100, 100));

    assertThatThrownBy(() -> fitter.fit(List.of(text("A".repeat(200))), small, Anchor.TOP, 11))
        .isInstanceOfSatisfying(
            UndrawableTextException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(TextProblem.DOES_NOT_FIT))
        .hasMessageContaining("100 × 20");
  }

  @Test
  void staysInTheBoxWithOutlineAndDescenders() throws Exception {
    Area box = style.bottom(new Size(640, 480));
    for (int words = 1; words < 30; words++) {
      FittedText fitted =
          fitter.fit(
              List.of(text("OH, ".repeat(words).strip())), inked(box), Anchor.BOTTOM, 480 / 9f);
      for (FittedText.Line line : fitted.lines()) {
        float reach = fitted.outline();
        float width = MONOSPACED.measure(line.text()).width() * fitted.size();
        assertThat(line.x() - reach).isGreaterThanOrEqualTo(0);
        assertThat(line.x() + width + reach).isLessThanOrEqualTo(640);
        assertThat(line.baseline() - 0.7f * fitted.size() - reach).isGreaterThanOrEqualTo(384);
        assertThat(line.baseline() + 0.2f * fitted.size() + reach).isLessThanOrEqualTo(480);
      }
    }
  }

  private FittedText top(String text) throws UndrawableTextException {
    return fitter.fit(
        List.of(text(text)),
        inked(style.top(WIDE)),
        Anchor.TOP,
        style.largestSize(new Size(640, 480)));
  }

  private Area inked(Area box) {
    return style.inked(box, WIDE);
  }

  private static CaptionText text(String text) throws UndrawableTextException {
    return CaptionText.of(text).orElseThrow();
  }

  private static List<String> lines(FittedText fitted) {
    return fitted.lines().stream().map(FittedText.Line::text).toList();
  }
}
