package org.memestream.renderer.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.renderer.palette.Coarseness;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Animations;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureFormat;
import org.memestream.runtime.picture.PictureHeader;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.SamplePictures;

class IndexedPngWriterTest {

  private static final Duration DELAY = Duration.ofMillis(70);

  private final IndexedPngWriter writer = new IndexedPngWriter();

  @Test
  void aStillIsAPlainPng() throws Exception {
    Picture scene = SamplePictures.scene(96, 64);

    byte[] png = writer.png(AnimationFrame.evenly(List.of(scene), DELAY), Coarseness.LEAST);

    assertThat(new PictureReader().inspect(png))
        .isEqualTo(new PictureHeader(PictureFormat.PNG, 96, 64, 1));
    assertThat(Pixels.error(new PictureReader().read(png), scene)).isLessThan(5);
  }

  @Test
  void clearPixelsStayClear() throws Exception {
    List<Picture> fading = List.of(SamplePictures.fadingScene(96, 64));

    byte[] png = writer.png(AnimationFrame.evenly(fading, DELAY), Coarseness.LEAST);

    Picture read = new PictureReader().read(png);
    assertThat(read.argb(90, 30) >>> 24).isZero();
    assertThat(read.argb(5, 30) >>> 24).isEqualTo(255);
  }

  @Test
  void framesFollowEachOtherAsTheStandardSays() throws Exception {
    List<Picture> drawn = Animations.crossing(96, 64, 5);

    byte[] png = writer.png(AnimationFrame.evenly(drawn, DELAY), Coarseness.LEAST);

    assertThat(new PictureReader().inspect(png).frames()).isEqualTo(5);
    assertThat(Pixels.error(new PictureReader().read(png), drawn.get(0))).isLessThan(5);
    List<AnimationFrame> frames = ApngReader.frames(png);
    assertThat(frames).hasSize(5);
    for (int frame = 0; frame < 5; frame++) {
      assertThat(frames.get(frame).shownFor()).isEqualTo(DELAY);
      assertThat(Pixels.error(frames.get(frame).picture(), drawn.get(frame))).isLessThan(6);
    }
  }

  @Test
  void framesWhosePixelsBecomeClearStandAlone() throws Exception {
    List<Picture> drawn = List.of(SamplePictures.scene(64, 48), SamplePictures.fadingScene(64, 48));

    byte[] png = writer.png(AnimationFrame.evenly(drawn, DELAY), Coarseness.LEAST);

    List<AnimationFrame> frames = ApngReader.frames(png);
    assertThat(frames.get(0).picture().argb(60, 20) >>> 24).isEqualTo(255);
    assertThat(frames.get(1).picture().argb(60, 20) >>> 24).isZero();
  }
}
