package org.memestream.runtime.picture;

import io.github.humbleui.skija.AnimationDisposalMode;
import io.github.humbleui.skija.AnimationFrameInfo;
import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Codec;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the frames of one animation in order. Two bitmaps are all that it holds beside the frames
 * that it keeps: the canvas, and a copy of it for frames that are taken away again.
 */
final class FrameReader implements AutoCloseable {

  /** What browsers make of a delay that is too short to be meant. */
  private static final Duration USUAL_DELAY = Duration.ofMillis(100);

  /** Shorter delays are taken for mistakes. */
  private static final int SHORTEST_MILLIS = 20;

  private static final int NONE = -1;

  private final Codec codec;
  private final int longestSide;
  private final Thinning thinning;
  private final int declaredFrames;
  private final Bitmap canvas = new Bitmap();
  private final Bitmap passing = new Bitmap();
  private int onCanvas = NONE;

  /**
   * @param codec stays the caller's to close
   * @param declaredFrames as the header counts them, for {@link Picture#frameCount}
   */
  FrameReader(Codec codec, Thinning thinning, int longestSide, int declaredFrames) {
    this.codec = codec;
    this.longestSide = longestSide;
    this.thinning = thinning;
    this.declaredFrames = declaredFrames;
    SkijaRaster.allocate(
        canvas, SkijaRaster.info(codec.getWidth(), codec.getHeight(), ColorAlphaType.PREMUL));
  }

  /**
   * The kept frames. Those that are left out lengthen the one before.
   *
   * @throws RuntimeException of Skija's, when the file is broken
   */
  List<AnimationFrame> frames() {
    List<AnimationFrame> kept = new ArrayList<>();
    Picture picture = null;
    Duration shownFor = Duration.ZERO;
    for (int frame = 0; frame < thinning.frames(); frame++) {
      AnimationFrameInfo info = codec.getFrameInfo(frame);
      Bitmap decoded = decoded(frame, info);
      if (thinning.keeps(frame)) {
        if (picture != null) {
          kept.add(new AnimationFrame(picture, shownFor));
        }
        picture = picture(decoded);
        shownFor = Duration.ZERO;
      }
      shownFor = shownFor.plus(delay(info));
    }
    kept.add(new AnimationFrame(picture, shownFor));
    return kept;
  }

  /** A frame that is taken away again is drawn on a copy, so that the canvas need not be undone. */
  private Bitmap decoded(int frame, AnimationFrameInfo info) {
    int prior = info.getRequiredFrame() == NONE ? NONE : onCanvas;
    if (info.getDisposalMethod() != AnimationDisposalMode.RESTORE_PREVIOUS) {
      codec.readPixels(canvas, frame, prior);
      onCanvas = frame;
      return canvas;
    }
    passing.installPixels(canvas.getImageInfo(), canvas.readPixels(), canvas.getRowBytes());
    codec.readPixels(passing, frame, prior);
    return passing;
  }

  private Picture picture(Bitmap bitmap) {
    int width = bitmap.getWidth();
    int height = bitmap.getHeight();
    try (Image image = Image.makeRasterFromBitmap(bitmap)) {
      if (Math.max(width, height) <= longestSide) {
        return upright(image);
      }
      int fittedWidth = PictureScaler.fitted(width, height, longestSide);
      int fittedHeight = PictureScaler.fitted(height, width, longestSide);
      try (Image scaled = PictureScaler.scaled(image, fittedWidth, fittedHeight)) {
        return upright(scaled);
      }
    }
  }

  private Picture upright(Image image) {
    return Orientation.upright(
        SkijaRaster.picture(image, declaredFrames), codec.getEncodedOrigin());
  }

  private static Duration delay(AnimationFrameInfo info) {
    return info.getDuration() < SHORTEST_MILLIS
        ? USUAL_DELAY
        : Duration.ofMillis(info.getDuration());
  }

  @Override
  public void close() {
    canvas.close();
    passing.close();
  }
}
