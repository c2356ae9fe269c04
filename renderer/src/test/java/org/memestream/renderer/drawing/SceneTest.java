package org.memestream.renderer.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.picture.Picture;

class SceneTest {

  private static final Size SOURCE = new Size(1000, 500);

  @Test
  void placesFacesOnTheCanvasWithinThePicture() {
    Scene scene =
        new Scene(
            List.of(picture(100, 50)),
            SOURCE,
            List.of(new FaceBox(100, 50, 200, 100), new FaceBox(-40, 450, 80, 100)));

    assertThat(scene.facesIn(new Area(10, 20, 100, 50)))
        .containsExactly(new Area(20, 25, 20, 10), new Area(10, 65, 4, 5));
  }

  @Test
  void findsTheLargestFace() {
    FaceBox small = new FaceBox(0, 0, 10, 90);
    FaceBox large = new FaceBox(0, 0, 40, 40);

    assertThat(new Scene(List.of(picture(9, 9)), SOURCE, List.of(small, large)).largestFace())
        .contains(large);
    assertThat(Scene.of(picture(9, 9)).largestFace()).isEmpty();
  }

  @Test
  void takesFramesOfOneSizeOnly() {
    assertThatThrownBy(() -> new Scene(List.of(picture(9, 9), picture(9, 8)), SOURCE, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Scene(List.of(), SOURCE, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Picture picture(int width, int height) {
    return Picture.ofRgb(width, height, new byte[width * height * 3]);
  }
}
