package org.memestream.renderer.output;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.gif.AnimatedGifWriter;
import org.memestream.renderer.palette.Coarseness;
import org.memestream.renderer.palette.Dithering;
import org.memestream.renderer.provenance.Provenance;
import org.memestream.renderer.provenance.SoftwareVersion;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.FrameBudget;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureScaler;
import org.memestream.runtime.picture.PictureWriter;

/**
 * Measures a classic meme from JPEG to JPEG at 1024 × 768, and a GIF of twelve frames of 240 × 240
 * with text: processor time of the one thread that does it, bytes, and the peak signal-to-noise
 * ratio of what a decoder sees. Arguments: photos to use; without any, a scene that is made up.
 */
final class RenderBench {

  private static final int ROUNDS = 60;
  private static final Duration PACE = Duration.ofMillis(70);

  private RenderBench() {}

  public static void main(String... arguments) throws Exception {
    List<Picture> photos = new ArrayList<>();
    for (String argument : arguments) {
      photos.add(new PictureReader().read(Files.readAllBytes(Path.of(argument))));
    }
    if (photos.isEmpty()) {
      photos.add(scene());
    }
    try (Styles styles = Styles.open(Optional.empty())) {
      MemePainter classic = styles.byName().get("classic");
      for (Picture photo : photos) {
        still(classic, new PictureScaler().scaledTo(photo, 1024, 768));
        moving(classic, photo);
      }
    }
  }

  private static void still(MemePainter classic, Picture photo) throws Exception {
    byte[] jpeg = new PictureWriter().jpeg(photo, 92);
    OutputProfile original =
        new OutputProfiles(ConfigurationLoader.group(OutputLimits.class, Map.of()))
            .named("original")
            .orElseThrow();
    PictureReader reader = new PictureReader();
    MemeRenderer renderer = new MemeRenderer(Watermark.NONE);
    Provenance provenance = Provenance.of(List.of("captions 1"), SoftwareVersion.ofThisBuild());
    double[] all = new double[ROUNDS];
    double[] decoding = new double[ROUNDS];
    int bytes = 0;
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      MemeText text = MemeText.of("meme number " + round, "that nobody has seen " + round);
      long start = now();
      Picture read = reader.readToFit(jpeg, 1280);
      long decoded = now();
      List<EncodedPicture> files =
          renderer.render(classic, MemeSource.still(Scene.of(read)), text, original, provenance);
      long end = now();
      bytes = files.get(0).bytes().length;
      if (round >= 0) {
        all[round] = (end - start) / 1e6;
        decoding[round] = (decoded - start) / 1e6;
      }
    }
    System.out.printf(
        "still 1024 × 768: %s ms, of which decoding %s ms; %d bytes%n",
        median(all), median(decoding), bytes);
  }

  private static void moving(MemePainter classic, Picture photo) throws Exception {
    Scene scene = new Scene(shaking(photo), Scene.of(photo).source(), List.of());
    MemeText text = MemeText.of("twelve frames", "and a text on each");
    CanvasSize canvas = CanvasSize.exactly(240, 240, CanvasSize.Margin.WHITE);
    AnimatedGifWriter gifs = new AnimatedGifWriter();
    for (Coarseness coarseness :
        List.of(Coarseness.LEAST, new Coarseness(256, 0, Dithering.NONE))) {
      double[] all = new double[ROUNDS];
      double[] encoding = new double[ROUNDS];
      byte[] gif = {};
      List<Picture> drawn = List.of();
      for (int round = -ROUNDS; round < ROUNDS; round++) {
        long start = now();
        drawn = classic.paint(scene, text, canvas);
        long painted = now();
        gif = gifs.gif(AnimationFrame.evenly(drawn, PACE), coarseness);
        long end = now();
        if (round >= 0) {
          all[round] = (end - start) / 1e6;
          encoding[round] = (end - painted) / 1e6;
        }
      }
      dump(drawn, gif, coarseness);
      System.out.printf(
          "GIF 12 × 240 × 240, %s: %s ms, of which encoding %s ms; %d bytes, %.2f dB%n",
          coarseness.dithering(),
          median(all),
          median(encoding),
          gif.length,
          signalToNoise(drawn, gif));
    }
  }

  /** Frames and file for other tools to look at, where a folder is named for them. */
  private static void dump(List<Picture> drawn, byte[] gif, Coarseness coarseness)
      throws IOException {
    String folder = System.getProperty("bench.dump");
    if (folder == null) {
      return;
    }
    Files.write(Path.of(folder, coarseness.dithering() + ".gif"), gif);
    for (int frame = 0; frame < drawn.size(); frame++) {
      byte[] png = new PictureWriter().png(drawn.get(frame));
      Files.write(Path.of(folder, "frame-%02d.png".formatted(frame)), png);
    }
  }

  /** Twelve views of a photo, as of a camera that is not held still. */
  private static List<Picture> shaking(Picture photo) {
    Picture large = new PictureScaler().scaledTo(photo, 280, 280);
    byte[] from = large.rgb();
    List<Picture> frames = new ArrayList<>();
    for (int frame = 0; frame < 12; frame++) {
      int right = (int) Math.round(20 + 18 * Math.sin(frame * Math.PI / 6));
      int down = (int) Math.round(20 + 12 * Math.cos(frame * Math.PI / 6));
      byte[] rgb = new byte[240 * 240 * 3];
      for (int y = 0; y < 240; y++) {
        System.arraycopy(from, ((y + down) * 280 + right) * 3, rgb, y * 720, 720);
      }
      frames.add(Picture.ofRgb(240, 240, rgb));
    }
    return frames;
  }

  /** Processor time, so that what else runs on the machine does not count. */
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double signalToNoise(List<Picture> drawn, byte[] gif) throws Exception {
    List<AnimationFrame> read = new PictureReader().readFrames(gif, 1000, FrameBudget.DEFAULT);
    double squares = 0;
    long count = 0;
    for (int frame = 0; frame < drawn.size(); frame++) {
      byte[] left = drawn.get(frame).rgb();
      byte[] right = read.get(frame).picture().rgb();
      for (int at = 0; at < left.length; at++, count++) {
        int by = (left[at] & 0xff) - (right[at] & 0xff);
        squares += by * by;
      }
    }
    return 10 * Math.log10(255 * 255 / (squares / count));
  }

  private static String median(double[] times) {
    Arrays.sort(times);
    return "%.1f (best %.1f)".formatted(times[times.length / 2], times[0]);
  }

  /** Slopes, a shape and grain, about as hard to encode as a photo. */
  static Picture scene() {
    Random random = new Random(1);
    byte[] rgb = new byte[1024 * 768 * 3];
    for (int y = 0, at = 0; y < 768; y++) {
      for (int x = 0; x < 1024; x++) {
        double wave = 40 * Math.sin(x / 37.0) * Math.cos(y / 51.0);
        double disc = Math.hypot(x - 500, y - 400) < 220 ? 60 : 0;
        for (double base : new double[] {x / 5.0, y / 4.0, 180 - (x + y) / 12.0}) {
          double level = base + wave + disc + random.nextGaussian() * 5;
          rgb[at++] = (byte) Math.max(0, Math.min(255, Math.round(level)));
        }
      }
    }
    return Picture.ofRgb(1024, 768, rgb);
  }
}
