package org.memestream.renderer.skia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.renderer.drawing.FaceProblem;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Size;
import org.memestream.renderer.drawing.UnusableFaceException;
import org.memestream.renderer.skia.FontChain.Manner;
import org.memestream.runtime.picture.Picture;

class PandaPainterTest {

  private static final CanvasSize SQUARE = CanvasSize.inside(256, 256, 256);

  private final FontChain fonts = FontChain.open(Manner.PLAIN, Optional.empty());
  private final PandaPainter painter = new PandaPainter(new Typesetter(fonts));

  @AfterEach
  void close() {
    fonts.close();
  }

  @Test
  void drawsInBlackAndGreyOnAWhiteSquare() throws Exception {
    Picture panda = paint(DrawnScenes.portrait(320, 240));

    assertThat(panda.width()).isEqualTo(panda.height()).isEqualTo(256);
    assertThat(panda.argb(0, 0)).isEqualTo(0xffffffff);
    for (int y = 0; y < 256; y++) {
      for (int x = 0; x < 256; x++) {
        int argb = panda.argb(x, y);
        assertThat(argb >> 16 & 0xff).isEqualTo(argb & 0xff).isEqualTo(argb >> 8 & 0xff);
      }
    }
  }

  @Test
  void showsTheLargestFaceThatThereIs() throws Exception {
    Scene scene = DrawnScenes.portrait(320, 240);
    FaceBox none = new FaceBox(0, 0, 30, 30);
    Scene two = new Scene(scene.frames(), scene.source(), List.of(none, scene.faces().get(0)));

    assertThat(paint(two).rgba()).isEqualTo(paint(scene).rgba());
    assertThat(paint(new Scene(scene.frames(), scene.source(), List.of(none))).rgba())
        .isNotEqualTo(paint(scene).rgba());
  }

  @Test
  void findsTheFaceInFramesOfAnotherSizeThanTheSource() throws Exception {
    Scene scene = DrawnScenes.portrait(320, 240);
    FaceBox face = scene.faces().get(0);
    FaceBox doubled = new FaceBox(2 * face.x(), 2 * face.y(), 2 * face.width(), 2 * face.height());

    Scene smaller = new Scene(scene.frames(), new Size(640, 480), List.of(doubled));

    assertThat(paint(smaller).rgba()).isEqualTo(paint(scene).rgba());
  }

  @Test
  void drawsAFaceThatReachesBeyondThePicture() throws Exception {
    Scene scene = DrawnScenes.portrait(320, 240, 0.05f, 0.1f, 0.6f);

    assertThat(paint(scene).argb(128, 90)).isNotZero();
  }

  @Test
  void saysWhatToDoWithoutAFace() {
    Scene noFace = Scene.of(DrawnScenes.portrait(320, 240).frames().get(0));

    assertThatThrownBy(() -> paint(noFace))
        .isInstanceOfSatisfying(
            UnusableFaceException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(FaceProblem.NO_FACE))
        .hasMessageContaining("another style");
  }

  @Test
  void refusesAFaceOfAFewPixels() {
    Scene tiny = DrawnScenes.portrait(320, 240, 0.5f, 0.5f, 0.08f);

    assertThatThrownBy(() -> paint(tiny))
        .isInstanceOfSatisfying(
            UnusableFaceException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(FaceProblem.TOO_SMALL))
        .hasMessageContaining("24");
  }

  private Picture paint(Scene scene) throws Exception {
    return painter.paint(scene, MemeText.of("hello", null), SQUARE).get(0);
  }
}
