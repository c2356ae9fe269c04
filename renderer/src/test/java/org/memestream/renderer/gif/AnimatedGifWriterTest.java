package org.memestream.renderer.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.renderer.palette.Coarseness;
import org.memestream.renderer.palette.Dithering;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Animations;
import org.memestream.runtime.picture.FrameBudget;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.SamplePictures;
import org.w3c.dom.Element;

class AnimatedGifWriterTest {

  private static final Duration DELAY = Duration.ofMillis(70);

  private final AnimatedGifWriter writer = new AnimatedGifWriter();

  @Test
  void keepsEveryFrameNearItsColours() throws Exception {
    List<Picture> frames = List.of(gradient(0), gradient(60), gradient(120));

    List<AnimationFrame> read =
        new PictureReader().readFrames(writer.gif(frames, DELAY), 999, FrameBudget.DEFAULT);

    assertThat(read).hasSize(3);
    for (int i = 0; i < read.size(); i++) {
      assertThat(error(frames.get(i), read.get(i).picture())).isLessThan(6);
    }
  }

  @Test
  void loopsForeverAtTheGivenPace() throws Exception {
    byte[] gif = writer.gif(List.of(gradient(0), gradient(90)), DELAY);

    assertThat(new String(gif, StandardCharsets.ISO_8859_1)).contains("NETSCAPE2.0");
    assertThat(delay(gif)).isEqualTo("7");
    assertThat(new PictureReader().inspect(gif).frames()).isEqualTo(2);
  }

  @Test
  void givesTheSameBytesForTheSameFrames() {
    List<Picture> frames = List.of(gradient(0), gradient(10));

    assertThat(writer.gif(frames, DELAY)).isEqualTo(writer.gif(frames, DELAY));
  }

  @Test
  void drawsAPictureOfOneColour() throws Exception {
    Picture grey = Picture.ofRgb(20, 20, new byte[1200]);

    assertThat(read(writer.gif(List.of(grey), DELAY)).get(0).getRGB(3, 3) & 0xffffff)
        .isEqualTo(0x000000);
  }

  @Test
  void storesOnlyWhatChanged() {
    List<Picture> crossing = Animations.crossing(240, 240, 12);
    List<Picture> still = List.of(crossing.get(3));

    int moving = writer.gif(crossing, DELAY).length;

    assertThat(moving).isLessThan(4 * writer.gif(still, DELAY).length);
  }

  @Test
  void everyDecoderSeesTheSameFrames() throws Exception {
    List<Picture> crossing = Animations.crossing(97, 61, 7);
    byte[] gif = writer.gif(crossing, DELAY);

    List<AnimationFrame> frames = new PictureReader().readFrames(gif, 1000, FrameBudget.DEFAULT);

    assertThat(frames).hasSize(7);
    for (int frame = 0; frame < 7; frame++) {
      assertThat(frames.get(frame).shownFor()).isEqualTo(DELAY);
      assertThat(error(crossing.get(frame), frames.get(frame).picture())).isLessThan(6);
    }
  }

  @Test
  void framesThatLookAlikeBecomeOneThatLastsLonger() throws Exception {
    List<Picture> crossing = Animations.crossing(64, 48, 2);
    List<Picture> frames =
        List.of(crossing.get(0), crossing.get(0), crossing.get(1), crossing.get(0));

    assertThat(new PictureReader().readFrames(writer.gif(frames, DELAY), 99, FrameBudget.DEFAULT))
        .extracting(AnimationFrame::shownFor)
        .containsExactly(DELAY.multipliedBy(2), DELAY, DELAY);
  }

  @Test
  void oddTimesAddUp() throws Exception {
    List<AnimationFrame> frames =
        AnimationFrame.evenly(Animations.crossing(64, 48, 30), Duration.ofMillis(33));

    byte[] gif = writer.gif(frames, Coarseness.LEAST);

    assertThat(
            new PictureReader()
                .readFrames(gif, 99, FrameBudget.DEFAULT).stream()
                    .map(AnimationFrame::shownFor)
                    .reduce(Duration::plus)
                    .orElseThrow())
        .isEqualTo(Duration.ofMillis(990));
  }

  @Test
  void clearPixelsStayClear() throws Exception {
    Picture fading = SamplePictures.fadingScene(64, 48);
    Picture whole = SamplePictures.scene(64, 48);

    byte[] gif =
        writer.gif(AnimationFrame.evenly(List.of(fading, whole, fading), DELAY), Coarseness.LEAST);

    List<AnimationFrame> frames = new PictureReader().readFrames(gif, 99, FrameBudget.DEFAULT);
    assertThat(frames.get(0).picture().argb(60, 20) >>> 24).isZero();
    assertThat(frames.get(1).picture().argb(60, 20) >>> 24).isEqualTo(255);
    assertThat(frames.get(2).picture().argb(60, 20) >>> 24).isZero();
    assertThat(frames.get(2).picture().argb(3, 20) >>> 24).isEqualTo(255);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 17, 64, 200, 256})
  void keepsToItsColours(int colors) throws Exception {
    Coarseness coarseness = new Coarseness(colors, 0, Dithering.NONE);

    byte[] gif =
        writer.gif(AnimationFrame.evenly(Animations.crossing(90, 70, 3), DELAY), coarseness);

    List<AnimationFrame> frames = new PictureReader().readFrames(gif, 99, FrameBudget.DEFAULT);
    assertThat(frames.stream().map(frame -> colors(frame.picture())))
        .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(colors));
  }

  @Test
  void aPictureOfFewColoursLosesNothing() throws Exception {
    byte[] rgb = new byte[3 * 64 * 64];
    for (int pixel = 0; pixel < 64 * 64; pixel++) {
      rgb[pixel * 3] = (byte) (pixel % 8 * 30);
      rgb[pixel * 3 + 1] = (byte) (pixel / 64 / 4 * 12);
    }
    Picture flat = Picture.ofRgb(64, 64, rgb);

    byte[] gif = writer.gif(List.of(flat), DELAY);

    assertThat(new PictureReader().read(gif).rgb()).isEqualTo(rgb);
  }

  @Test
  void refusesFramesOfSeveralSizes() {
    List<Picture> frames = List.of(gradient(0), Picture.ofRgb(20, 20, new byte[1200]));

    assertThatThrownBy(() -> writer.gif(frames, DELAY)).hasMessageContaining("20 × 20");
  }

  @Test
  void refusesAFrameThatIsShownForNoTime() {
    assertThatThrownBy(() -> writer.gif(List.of(gradient(0)), Duration.ZERO))
        .hasMessageContaining("20 ms");
  }

  private static Picture gradient(int blue) {
    byte[] rgb = new byte[3 * 96 * 64];
    for (int y = 0, at = 0; y < 64; y++) {
      for (int x = 0; x < 96; x++) {
        rgb[at++] = (byte) (x * 255 / 95);
        rgb[at++] = (byte) (y * 255 / 63);
        rgb[at++] = (byte) blue;
      }
    }
    return Picture.ofRgb(96, 64, rgb);
  }

  private static long colors(Picture picture) {
    byte[] rgb = picture.rgb();
    return IntStream.range(0, rgb.length / 3)
        .map(
            pixel ->
                rgb[pixel * 3] << 16 | (rgb[pixel * 3 + 1] & 0xff) << 8 | rgb[pixel * 3 + 2] & 0xff)
        .distinct()
        .count();
  }

  private static double error(Picture expected, Picture actual) {
    byte[] left = expected.rgb();
    byte[] right = actual.rgb();
    long sum = 0;
    for (int at = 0; at < left.length; at++) {
      sum += Math.abs((left[at] & 0xff) - (right[at] & 0xff));
    }
    return (double) sum / left.length;
  }

  private static List<BufferedImage> read(byte[] gif) throws Exception {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
      reader.setInput(in);
      List<BufferedImage> frames = new java.util.ArrayList<>();
      for (int i = 0; i < reader.getNumImages(true); i++) {
        frames.add(reader.read(i));
      }
      return frames;
    }
  }

  private static String delay(byte[] gif) throws Exception {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
      reader.setInput(in);
      Element root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
      return ((Element) root.getElementsByTagName("GraphicControlExtension").item(0))
          .getAttribute("delayTime");
    }
  }
}
