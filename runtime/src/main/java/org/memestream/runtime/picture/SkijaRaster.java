package org.memestream.runtime.picture;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorSpace;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;

/** Crosses between {@link Picture} and Skia, with one copy of the pixels each way. */
public final class SkijaRaster {

  private SkijaRaster() {}

  /** A native image of these pixels; the caller closes it. */
  public static Image image(Picture picture) {
    ImageInfo info =
        info(
            picture.width(),
            picture.height(),
            picture.hasAlpha() ? ColorAlphaType.UNPREMUL : ColorAlphaType.OPAQUE);
    return Image.makeRasterFromBytes(info, picture.sharedRgba(), info.getMinRowBytes());
  }

  /** The pixels of a raster image, which stays the caller's to close. */
  public static Picture picture(Image image) {
    return picture(image, 1);
  }

  /** The pixels of a bitmap in {@link #info}, which stays the caller's to close. */
  public static Picture picture(Bitmap bitmap) {
    return picture(bitmap, 1);
  }

  static Picture picture(Bitmap bitmap, int frameCount) {
    ImageInfo own = bitmap.getImageInfo();
    int width = own.getWidth();
    int height = own.getHeight();
    if (own.isOpaque()) {
      return Picture.owningOpaque(width, height, bitmap.readPixels(), frameCount);
    }
    ImageInfo info = info(width, height, ColorAlphaType.UNPREMUL);
    byte[] rgba = bitmap.readPixels(info, info.getMinRowBytes(), 0, 0);
    if (rgba == null) {
      throw new IllegalStateException("the pixels of " + own + " are not RGBA");
    }
    return Picture.owning(width, height, rgba, frameCount);
  }

  /** A bitmap that holds the pixels of an opaque picture and can be drawn on. */
  public static Bitmap bitmap(Picture opaque) {
    Bitmap bitmap = new Bitmap();
    ImageInfo info = info(opaque.width(), opaque.height(), ColorAlphaType.OPAQUE);
    if (!bitmap.installPixels(info, opaque.sharedRgba(), info.getMinRowBytes())) {
      bitmap.close();
      throw new IllegalStateException("there is no native memory for " + info);
    }
    return bitmap;
  }

  static Picture picture(Image image, int frameCount) {
    ColorAlphaType alpha =
        image.getImageInfo().isOpaque() ? ColorAlphaType.OPAQUE : ColorAlphaType.UNPREMUL;
    try (Bitmap bitmap = new Bitmap()) {
      allocate(bitmap, info(image.getWidth(), image.getHeight(), alpha));
      if (!image.readPixels(bitmap)) {
        throw new IllegalStateException(
            "the pixels of " + image.getImageInfo() + " are not raster");
      }
      return picture(bitmap, frameCount);
    }
  }

  /** R, G, B, A bytes in sRGB. */
  public static ImageInfo info(int width, int height, ColorAlphaType alpha) {
    return new ImageInfo(width, height, ColorType.RGBA_8888, alpha, ColorSpace.getSRGB());
  }

  /** Gives a bitmap pixels, whose values are not defined. */
  public static void allocate(Bitmap bitmap, ImageInfo info) {
    if (!bitmap.allocPixels(info)) {
      throw new IllegalStateException(
          "there is no native memory for " + info.computeMinByteSize() + " bytes of pixels");
    }
  }
}
