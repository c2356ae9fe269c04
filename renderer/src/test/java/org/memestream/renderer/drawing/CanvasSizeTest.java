package org.memestream.renderer.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.memestream.renderer.drawing.CanvasSize.Margin;

class CanvasSizeTest {

  private final CanvasSize screen = CanvasSize.inside(1280, 1280, 320);

  @Test
  void keepsAPictureThatIsWithinTheBounds() {
    assertThat(screen.fitted(new Size(640, 480))).isEqualTo(new Size(640, 480));
    assertThat(screen.canvas(new Size(640, 480))).isEqualTo(new Size(640, 480));
  }

  @Test
  void scalesDownAndUpWithItsProportions() {
    assertThat(screen.fitted(new Size(2560, 1000))).isEqualTo(new Size(1280, 500));
    assertThat(screen.fitted(new Size(60, 40))).isEqualTo(new Size(320, 213));
    assertThat(screen.fitted(new Size(1, 5000))).isEqualTo(new Size(1, 1280));
  }

  @Test
  void enlargesNoFurtherThanTheBounds() {
    assertThat(CanvasSize.inside(512, 100, 512).fitted(new Size(50, 50)))
        .isEqualTo(new Size(100, 100));
  }

  @Test
  void anExactCanvasIsThatSizeWhateverLiesOnIt() {
    CanvasSize icon = CanvasSize.exactly(240, 240, Margin.WHITE);

    assertThat(icon.canvas(new Size(640, 480))).isEqualTo(new Size(240, 240));
    assertThat(icon.fitted(new Size(640, 480))).isEqualTo(new Size(240, 180));
    assertThat(icon.fitted(new Size(64, 48))).isEqualTo(new Size(240, 180));
  }

  @Test
  void refusesAHugeCanvas() {
    assertThatThrownBy(() -> CanvasSize.exactly(240, 4097, Margin.WHITE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4096")
        .hasMessageContaining("4097");
    assertThatThrownBy(() -> CanvasSize.inside(0, 240, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
