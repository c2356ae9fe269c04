package org.memestream.runtime.picture;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Codec;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.Image;
import java.util.Objects;

/**
 * Reads untrusted bytes as a picture. The contents decide what a file is, never its name; size and
 * frames are checked from the header before any pixel is decoded; and a file that is cut off or
 * broken in what is decoded is refused, the same every time. Of an animation the first frame is
 * read. Thread-safe.
 */
public final class PictureReader {

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
      int width = codec.getWidth();
      int height = codec.getHeight();
      limits.checkSize(width, height);
      boolean fits = Math.max(width, height) <= longestSide;
      SkijaRaster.allocate(bitmap, SkijaRaster.info(width, height, alphaFor(codec, fits)));
      decode(codec, bitmap, header);
      if (fits) {
        return Orientation.upright(
            bitmap.readPixels(), width, height, codec.getEncodedOrigin(), header.frames());
      }
      // Immutable pixels are shared with the image instead of copied.
      bitmap.setImmutable();
      try (Image image = Image.makeRasterFromBitmap(bitmap);
          Image scaled =
              PictureScaler.scaled(
                  image,
                  PictureScaler.fitted(width, height, longestSide),
                  PictureScaler.fitted(height, width, longestSide))) {
        Picture picture = SkijaRaster.picture(scaled, header.frames());
        return Orientation.upright(
            picture.sharedRgba(),
            picture.width(),
            picture.height(),
            codec.getEncodedOrigin(),
            header.frames());
      }
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
