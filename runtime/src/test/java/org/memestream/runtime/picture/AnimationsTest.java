package org.memestream.runtime.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnimationsTest {

  private final PictureReader reader = new PictureReader();

  @Test
  void readsEveryFrameInOrderWithItsTime() throws Exception {
    List<AnimationFrame> frames = read(Animations.gif(40, 30, 5, 8), 100);

    assertThat(frames).hasSize(5);
    for (int frame = 0; frame < 5; frame++) {
      Picture picture = frames.get(frame).picture();
      assertThat(picture.width()).isEqualTo(40);
      assertThat(picture.argb(20, 15)).isEqualTo(Animations.color(frame));
      assertThat(frames.get(frame).shownFor()).isEqualTo(Duration.ofMillis(80));
    }
  }

  @Test
  void undoesFramesThatPass() throws Exception {
    List<AnimationFrame> frames = read(Animations.gifOfPassingStrips(40, 30, 4), 100);

    assertThat(frames).hasSize(4);
    for (int frame = 1; frame < 4; frame++) {
      assertThat(frames.get(frame).picture().argb(20, 2)).isEqualTo(Animations.color(frame));
      assertThat(frames.get(frame).picture().argb(20, 20)).isEqualTo(Animations.color(0));
    }
  }

  @Test
  void aDelayOfZeroIsATenthOfASecond() throws Exception {
    assertThat(read(SamplePictures.gif(32, 32, 2), 100))
        .allSatisfy(frame -> assertThat(frame.shownFor()).isEqualTo(Duration.ofMillis(100)));
  }

  @Test
  void keepsEvenlySpreadFramesOfALongAnimationAndItsLength() throws Exception {
    List<AnimationFrame> frames = read(Animations.gif(32, 32, 150, 10), 100);

    assertThat(frames).hasSize(60);
    assertThat(frames.stream().map(AnimationFrame::shownFor).reduce(Duration::plus))
        .contains(Duration.ofSeconds(15));
    assertThat(frames.get(0).picture().argb(1, 1)).isEqualTo(Animations.color(0));
  }

  @Test
  void scalesFramesIntoTheBudget() throws Exception {
    byte[] gif = Animations.gif(200, 100, 4, 10);

    List<AnimationFrame> frames = reader.readFrames(gif, 1000, new FrameBudget(60, 4 * 5_000));

    Picture first = frames.get(0).picture();
    assertThat(first.width() * first.height()).isLessThanOrEqualTo(5_000).isGreaterThan(4_500);
    assertThat(first.width()).isEqualTo(2 * first.height());
  }

  @Test
  void aStillIsOneFrame() throws Exception {
    assertThat(read(SamplePictures.jpeg(64, 48), 32))
        .singleElement()
        .satisfies(frame -> assertThat(frame.picture().width()).isEqualTo(32));
  }

  @Test
  void refusesMorePixelsThanItsWorkIsBoundedTo() {
    byte[] gif = Animations.gif(16, 16, 250, 10);
    // A logical screen of 1792 × 1792 pixels.
    gif[7] = 7;
    gif[9] = 7;

    UnacceptablePictureException refusal =
        catchThrowableOfType(UnacceptablePictureException.class, () -> read(gif, 100));

    assertThat(refusal.problem()).isEqualTo(PictureProblem.TOO_MANY_PIXELS);
    assertThat(refusal).hasMessageContaining("250 frames").hasMessageContaining("400000000");
  }

  @Test
  void aBrokenAnimationIsRefused() {
    byte[] gif = Animations.gif(64, 64, 4, 10);
    byte[] cut = Arrays.copyOf(gif, gif.length / 2);

    UnacceptablePictureException refusal =
        catchThrowableOfType(UnacceptablePictureException.class, () -> read(cut, 100));

    assertThat(refusal == null || refusal.problem() == PictureProblem.CORRUPT).isTrue();
  }

  @Test
  void writesAnimatedWebpThatReadsBackTheSame() throws Exception {
    List<Picture> drawn = Animations.crossing(96, 64, 6);

    byte[] webp =
        new AnimatedWebpWriter().webp(AnimationFrame.evenly(drawn, Duration.ofMillis(70)), 95);

    assertThat(reader.inspect(webp)).isEqualTo(new PictureHeader(PictureFormat.WEBP, 96, 64, 6));
    List<AnimationFrame> frames = read(webp, 100);
    for (int frame = 0; frame < 6; frame++) {
      assertThat(frames.get(frame).shownFor()).isEqualTo(Duration.ofMillis(70));
      assertThat(error(frames.get(frame).picture(), drawn.get(frame))).isLessThan(6);
    }
    assertThat(error(frames.get(0).picture(), frames.get(3).picture())).isGreaterThan(8);
  }

  @Test
  void keepsTransparencyInAnimatedWebp() throws Exception {
    List<Picture> drawn = List.of(SamplePictures.fadingScene(64, 48), SamplePictures.scene(64, 48));

    byte[] webp =
        new AnimatedWebpWriter().webp(AnimationFrame.evenly(drawn, Duration.ofMillis(70)), 90);

    List<AnimationFrame> frames = read(webp, 100);
    assertThat(frames.get(0).picture().argb(60, 20) >>> 24).isLessThan(30);
    assertThat(frames.get(1).picture().hasAlpha()).isFalse();
  }

  @Test
  void framesThatDoNotChangeBecomeOneThatLastsLonger() throws Exception {
    Picture scene = SamplePictures.scene(64, 48);
    Picture other = Animations.crossing(64, 48, 2).get(1);
    List<Picture> drawn = List.of(scene, scene, other, other, other);

    byte[] webp =
        new AnimatedWebpWriter().webp(AnimationFrame.evenly(drawn, Duration.ofMillis(50)), 90);

    assertThat(read(webp, 100))
        .extracting(AnimationFrame::shownFor)
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(150));
  }

  @ParameterizedTest
  @CsvSource({"60, 60", "61, 60", "500, 60", "7, 3", "3, 2", "5, 1"})
  void thinningKeepsTheFirstAndAsManyAsItMay(int frames, int most) {
    Thinning thinning = new Thinning(frames, most);

    assertThat(IntStream.range(0, frames).filter(thinning::keeps)).hasSize(Math.min(frames, most));
    assertThat(thinning.keeps(0)).isTrue();
  }

  private List<AnimationFrame> read(byte[] file, int longestSide)
      throws UnacceptablePictureException {
    return reader.readFrames(file, longestSide, FrameBudget.DEFAULT);
  }

  private static double error(Picture a, Picture b) {
    byte[] left = a.rgb();
    byte[] right = b.rgb();
    long sum = 0;
    for (int at = 0; at < left.length; at++) {
      sum += Math.abs((left[at] & 0xff) - (right[at] & 0xff));
    }
    return (double) sum / left.length;
  }
}
