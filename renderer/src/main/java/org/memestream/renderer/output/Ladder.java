package org.memestream.renderer.output;

import java.util.ArrayList;
import java.util.List;
import org.memestream.renderer.gif.AnimatedGifWriter;
import org.memestream.renderer.palette.Coarseness;
import org.memestream.renderer.palette.Dithering;
import org.memestream.renderer.png.IndexedPngWriter;
import org.memestream.runtime.picture.AnimatedWebpWriter;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.PictureFormat;
import org.memestream.runtime.picture.PictureWriter;

/**
 * The ways to encode a picture, from the best to the smallest: first quality goes down, then the
 * number of colours, then that of frames. Each rung is encoded only when it is asked for.
 */
final class Ladder {

  private static final int[] STILL_QUALITIES = {90, 80, 70, 60, 50, 40, 30, 20, 10};
  private static final int[] MOVING_QUALITIES = {80, 65, 50, 35, 20, 10};
  private static final int[] COLORS = {128, 64, 32, 16};
  private static final List<Coarseness> INDEXED_QUALITIES =
      List.of(
          Coarseness.LEAST,
          new Coarseness(256, 6, Dithering.ORDERED),
          new Coarseness(256, 8, Dithering.NONE),
          new Coarseness(256, 16, Dithering.NONE));
  private static final int COARSEST = 16;
  private static final double FRAMES_KEPT = 0.7;

  private final PictureWriter stills = new PictureWriter();
  private final AnimatedGifWriter gifs = new AnimatedGifWriter();
  private final IndexedPngWriter indexed = new IndexedPngWriter();
  private final AnimatedWebpWriter webps = new AnimatedWebpWriter();

  /** One way to encode. */
  interface Rung {

    byte[] bytes();

    /** How many frames it has. */
    int frames();
  }

  /**
   * @param format of every rung
   * @param rungs the best first
   */
  record Rungs(PictureFormat format, List<Rung> rungs) {}

  /**
   * @param frames one for a still
   */
  Rungs rungs(List<AnimationFrame> frames, Encoding.Coding coding) {
    boolean alpha = frames.get(0).picture().hasAlpha();
    return switch (coding) {
      case JPEG_OR_PNG -> alpha ? png(frames) : jpeg(frames);
      case PNG -> png(frames);
      case WEBP -> webp(frames);
      case GIF -> new Rungs(PictureFormat.GIF, coarser(frames, gifs::gif));
      case APNG -> new Rungs(PictureFormat.PNG, coarser(frames, indexed::png));
      case ANIMATED_WEBP -> movingWebp(frames);
    };
  }

  private Rungs jpeg(List<AnimationFrame> frames) {
    List<Rung> rungs = new ArrayList<>();
    for (int quality : STILL_QUALITIES) {
      rungs.add(rung(frames, still -> stills.jpeg(still.get(0).picture(), quality)));
    }
    return new Rungs(PictureFormat.JPEG, rungs);
  }

  private Rungs webp(List<AnimationFrame> frames) {
    List<Rung> rungs = new ArrayList<>();
    for (int quality : STILL_QUALITIES) {
      rungs.add(rung(frames, still -> stills.webp(still.get(0).picture(), quality)));
    }
    return new Rungs(PictureFormat.WEBP, rungs);
  }

  /** Full colour loses nothing; below that there are only palettes. */
  private Rungs png(List<AnimationFrame> frames) {
    List<Rung> rungs = new ArrayList<>();
    rungs.add(rung(frames, still -> stills.png(still.get(0).picture())));
    rungs.addAll(coarser(frames, indexed::png));
    return new Rungs(PictureFormat.PNG, rungs);
  }

  private Rungs movingWebp(List<AnimationFrame> frames) {
    List<Rung> rungs = new ArrayList<>();
    for (int quality : MOVING_QUALITIES) {
      rungs.add(rung(frames, moving -> webps.webp(moving, quality)));
    }
    int lowest = MOVING_QUALITIES[MOVING_QUALITIES.length - 1];
    for (List<AnimationFrame> fewer : thinner(frames)) {
      rungs.add(rung(fewer, moving -> webps.webp(moving, lowest)));
    }
    return new Rungs(PictureFormat.WEBP, rungs);
  }

  private interface IndexedEncoder {
    byte[] encode(List<AnimationFrame> frames, Coarseness coarseness);
  }

  private static List<Rung> coarser(List<AnimationFrame> frames, IndexedEncoder encoder) {
    List<Rung> rungs = new ArrayList<>();
    for (Coarseness quality : INDEXED_QUALITIES) {
      rungs.add(rung(frames, all -> encoder.encode(all, quality)));
    }
    Coarseness lowest = INDEXED_QUALITIES.get(INDEXED_QUALITIES.size() - 1);
    for (int colors : COLORS) {
      lowest = new Coarseness(colors, COARSEST, Dithering.NONE);
      Coarseness fewerColors = lowest;
      rungs.add(rung(frames, all -> encoder.encode(all, fewerColors)));
    }
    Coarseness coarsest = lowest;
    for (List<AnimationFrame> fewer : thinner(frames)) {
      rungs.add(rung(fewer, all -> encoder.encode(all, coarsest)));
    }
    return rungs;
  }

  /** Ever fewer frames, at least two. */
  private static List<List<AnimationFrame>> thinner(List<AnimationFrame> frames) {
    List<List<AnimationFrame>> thinner = new ArrayList<>();
    for (int most = (int) (frames.size() * FRAMES_KEPT);
        most >= 2;
        most = (int) (most * FRAMES_KEPT)) {
      thinner.add(AnimationFrame.thinned(frames, most));
    }
    return thinner;
  }

  private interface FrameEncoder {
    byte[] encode(List<AnimationFrame> frames);
  }

  private static Rung rung(List<AnimationFrame> frames, FrameEncoder encoder) {
    return new Rung() {
      @Override
      public byte[] bytes() {
        return encoder.encode(frames);
      }

      @Override
      public int frames() {
        return frames.size();
      }
    };
  }
}
