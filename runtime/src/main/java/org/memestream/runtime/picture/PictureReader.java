package org.memestream.runtime.picture;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Codec;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.EncodedOrigin;
import io.github.humbleui.skija.Image;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads untrusted bytes as a picture. The contents decide what a file is, never its name; size and
 * frames are checked from the header before any pixel is decoded; and a file that is cut off or
 * broken in what is decoded is refused, the same every time. Of an animation the first frame is
 * read, unless its frames are asked for. Thread-safe.
 */
public final class PictureReader {

  /**
   * Frames build on each other, so that all are decoded, whatever is kept: this bounds the work.
   */
  private static final long MOST_DECODED_PIXELS = 400_000_000;

  private static final Duration STILL = Duration.ofMillis(100);

  /** Around the pixels of a JPEG, of which each takes less than a byte. */
  private static final long MOST_HEADER_BYTES = 128 * 1024;

  private final PictureLimits limits;

  /** A reader with {@link PictureLimits#DEFAULT}. */
  public PictureReader() {
    this(PictureLimits.DEFAULT);
  }

  /** A reader that refuses what is beyond the limits. */
  public PictureReader(PictureLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** What the file says of itself, within the limits; takes no memory for pixels. */
  public PictureHeader inspect(byte[] bytes) throws UnacceptablePictureException {
    limits.checkBytes(bytes.length);
    PictureHeader header = HeaderReader.read(bytes);
    limits.checkSize(header.width(), header.height());
    limits.checkFrames(header.frames());
    return header;
  }

  /** The picture: upright, sRGB, its alpha kept, its metadata gone. */
  public Picture read(byte[] bytes) throws UnacceptablePictureException {
    return readToFit(bytes, Integer.MAX_VALUE);
  }

  /**
   * Like {@link #read}, scaled down to the longest side if it is larger; the large pixels never
   * reach the Java heap.
   */
  public Picture readToFit(byte[] bytes, int longestSide) throws UnacceptablePictureException {
    if (longestSide < 1) {
      throw new IllegalArgumentException("longestSide must be at least 1, but is " + longestSide);
    }
    PictureHeader header = inspect(bytes);
    try (Data data = Data.makeFromBytes(bytes);
        Codec codec = open(data, header);
        Bitmap bitmap = new Bitmap()) {
      limits.checkSize(codec.getWidth(), codec.getHeight());
      boolean fits = Math.max(codec.getWidth(), codec.getHeight()) <= longestSide;
      JpegScale scale = JpegScale.downTo(longestSide, header);
      int width = scale.of(codec.getWidth());
      int height = scale.of(codec.getHeight());
      SkijaRaster.allocate(bitmap, SkijaRaster.info(width, height, alphaFor(codec, fits)));
      decode(codec, bitmap, header);
      if (fits) {
        return Orientation.upright(
            SkijaRaster.picture(bitmap, header.frames()), codec.getEncodedOrigin());
      }
      // Immutable pixels are shared with the image instead of copied.
      bitmap.setImmutable();
      try (Image image = Image.makeRasterFromBitmap(bitmap);
          Image scaled =
              PictureScaler.scaled(
                  image,
                  PictureScaler.fitted(codec.getWidth(), codec.getHeight(), longestSide),
                  PictureScaler.fitted(codec.getHeight(), codec.getWidth(), longestSide))) {
        return Orientation.upright(
            SkijaRaster.picture(scaled, header.frames()), codec.getEncodedOrigin());
      }
    }
  }

  /**
   * The file itself without all but its pixels, where nothing else has to change: a baseline JPEG
   * that stands upright, has no colour profile and fits. It is decoded to the end, at an eighth of
   * its size, which takes a fifth of the time and refuses a broken file as {@link #read} does.
   *
   * @param header what {@link #inspect} told of it
   * @param longestSide of what fits
   * @return empty when the picture has to be decoded and encoded instead
   */
  public Optional<byte[]> strippedJpeg(byte[] bytes, PictureHeader header, int longestSide)
      throws UnacceptablePictureException {
    if (header.format() != PictureFormat.JPEG
        || Math.max(header.width(), header.height()) > longestSide
        || bytes.length > (long) header.width() * header.height() + MOST_HEADER_BYTES) {
      return Optional.empty();
    }
    Optional<byte[]> stripped = JpegStripper.strip(bytes);
    return stripped.isPresent() && holdsUpright(bytes, header) ? stripped : Optional.empty();
  }

  private static boolean holdsUpright(byte[] jpeg, PictureHeader header)
      throws UnacceptablePictureException {
    try (Data data = Data.makeFromBytes(jpeg);
        Codec codec = open(data, header);
        Bitmap bitmap = new Bitmap()) {
      if (codec.getEncodedOrigin() != EncodedOrigin.TOP_LEFT) {
        return false;
      }
      int width = JpegScale.SMALLEST.of(codec.getWidth());
      int height = JpegScale.SMALLEST.of(codec.getHeight());
      SkijaRaster.allocate(bitmap, SkijaRaster.info(width, height, ColorAlphaType.OPAQUE));
      decode(codec, bitmap, header);
      return true;
    }
  }

  /**
   * The frames of an animated GIF or WEBP: whole pictures, upright and sRGB, each with the time
   * that it is shown for. A delay under 20 ms counts as 100 ms, as browsers have it. Anything else,
   * an animated PNG among it, gives the one picture that {@link #readToFit} reads.
   *
   * @param longestSide larger frames are scaled down
   * @param budget what is kept at most
   */
  public List<AnimationFrame> readFrames(byte[] bytes, int longestSide, FrameBudget budget)
      throws UnacceptablePictureException {
    PictureHeader header = inspect(bytes);
    if (header.frames() == 1) {
      return List.of(new AnimationFrame(readToFit(bytes, longestSide), STILL));
    }
    checkWork(header);
    try (Data data = Data.makeFromBytes(bytes);
        Codec codec = open(data, header)) {
      limits.checkSize(codec.getWidth(), codec.getHeight());
      int count = codec.getFrameCount();
      if (count > 1) {
        limits.checkFrames(count);
        return frames(codec, header, new Thinning(count, budget.frames()), longestSide, budget);
      }
    }
    return List.of(new AnimationFrame(readToFit(bytes, longestSide), STILL));
  }

  private static List<AnimationFrame> frames(
      Codec codec, PictureHeader header, Thinning thinning, int longestSide, FrameBudget budget)
      throws UnacceptablePictureException {
    int within = budget.longestSide(codec.getWidth(), codec.getHeight(), thinning.kept());
    try (FrameReader reader =
        new FrameReader(codec, thinning, Math.min(longestSide, within), header.frames())) {
      return reader.frames();
    } catch (RuntimeException e) {
      throw broken(header, e);
    }
  }

  private static void checkWork(PictureHeader header) throws UnacceptablePictureException {
    long pixels = (long) header.width() * header.height() * header.frames();
    if (pixels > MOST_DECODED_PIXELS) {
      throw new UnacceptablePictureException(
          PictureProblem.TOO_MANY_PIXELS,
          "The animation has %d frames of %d × %d pixels; at most %d pixels in all are accepted. Make it smaller or shorter first."
              .formatted(header.frames(), header.width(), header.height(), MOST_DECODED_PIXELS));
    }
  }

  private static ColorAlphaType alphaFor(Codec codec, boolean kept) {
    if (codec.getImageInfo().isOpaque()) {
      return ColorAlphaType.OPAQUE;
    }
    return kept ? ColorAlphaType.UNPREMUL : ColorAlphaType.PREMUL;
  }

  private static Codec open(Data data, PictureHeader header) throws UnacceptablePictureException {
    try {
      return Codec.makeFromData(data);
    } catch (IllegalArgumentException e) {
      throw broken(header, e);
    }
  }

  private static void decode(Codec codec, Bitmap bitmap, PictureHeader header)
      throws UnacceptablePictureException {
    try {
      codec.readPixels(bitmap);
    } catch (RuntimeException e) {
      // Skija's codec throws IllegalArgument, UnsupportedOperation and bare RuntimeExceptions for
      // what is wrong with the file.
      throw broken(header, e);
    }
  }

  private static UnacceptablePictureException broken(PictureHeader header, RuntimeException cause) {
    return new UnacceptablePictureException(
        PictureProblem.CORRUPT,
        "The " + header.format() + " picture is broken or cut off. Save it anew and send that.",
        cause);
  }
}
