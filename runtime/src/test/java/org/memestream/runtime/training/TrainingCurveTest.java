package org.memestream.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCurveTest {

  private record Look(long step, double loss) {}

  private final TrainingCurve<Look> curve =
      new TrainingCurve<>("loss (logarithmic)", Look::step)
          .logarithmic()
          .line("loss", Look::loss)
          .line("half", look -> look.loss() / 2);

  @TempDir Path folder;

  @Test
  void drawsEveryLineAndGoesOnWhereMoreLooksCome() throws Exception {
    Path png = folder.resolve("curve.png");
    curve.write(looks(3), png);
    BufferedImage few = ImageIO.read(png.toFile());
    curve.write(looks(30), png);
    BufferedImage many = ImageIO.read(png.toFile());

    assertThat(many.getWidth()).isEqualTo(900);
    assertThat(many.getHeight()).isEqualTo(540);
    assertThat(colours(many)).isGreaterThan(10);
    assertThat(pixels(many)).isNotEqualTo(pixels(few));
  }

  @Test
  void drawsNothingBeforeTheFirstLook() throws Exception {
    curve.write(List.of(), folder.resolve("none.png"));
    assertThat(folder.resolve("none.png")).doesNotExist();
  }

  private static List<Look> looks(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(step -> new Look(step * 100, 5.0 / step))
        .toList();
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static long colours(BufferedImage image) {
    return Arrays.stream(pixels(image)).distinct().count();
  }
}
