package org.memestream.runtime.picture;

import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.SamplingMode;

/**
 * Scales pictures. Going down it halves by area averaging while more than half is to go and
 * finishes with a Mitchell cubic (Mitchell and Netravali 1988), so that fine texture does not turn
 * to moiré. Stateless and thread-safe.
 */
public final class PictureScaler {

  /** The picture, scaled down if a side is longer than this; never up. */
  public Picture scaledToFit(Picture picture, int longestSide) {
    if (longestSide < 1) {
      throw new IllegalArgumentException("longestSide must be at least 1, but is " + longestSide);
    }
    if (Math.max(picture.width(), picture.height()) <= longestSide) {
      return picture;
    }
    int width = fitted(picture.width(), picture.height(), longestSide);
    int height = fitted(picture.height(), picture.width(), longestSide);
    return scaledTo(picture, width, height);
  }

  /** The picture in exactly this size, stretched if the proportions differ. */
  public Picture scaledTo(Picture picture, int width, int height) {
    if (width == picture.width() && height == picture.height()) {
      return picture;
    }
    try (Image image = SkijaRaster.image(picture);
        Image scaled = scaled(image, width, height)) {
      return SkijaRaster.picture(scaled, picture.frameCount());
    }
  }

  /** One side of the size that fits, at least 1. */
  static int fitted(int side, int otherSide, int longestSide) {
    int longest = Math.max(side, otherSide);
    return longest <= longestSide
        ? side
        : Math.max(1, Math.round((float) side * longestSide / longest));
  }

  /** A new image of exactly this size; the source stays open. */
  public static Image scaled(Image source, int width, int height) {
    if (source.getImageInfo().isOpaque()) {
      return filtered(source, width, height, ColorAlphaType.OPAQUE);
    }
    // Unpremultiplied pixels would bleed the colour of transparent ones: convert, then filter.
    ColorAlphaType alpha = ColorAlphaType.PREMUL;
    try (Image premultiplied =
        scaledOnce(source, source.getWidth(), source.getHeight(), alpha, SamplingMode.DEFAULT)) {
      return filtered(premultiplied, width, height, alpha);
    }
  }

  private static Image filtered(Image source, int width, int height, ColorAlphaType alpha) {
    int halfWidth = source.getWidth() / 2;
    int halfHeight = source.getHeight() / 2;
    if (halfWidth < width || halfHeight < height) {
      return scaledOnce(source, width, height, alpha, SamplingMode.MITCHELL);
    }
    try (Image half = scaledOnce(source, halfWidth, halfHeight, alpha, SamplingMode.LINEAR)) {
      return filtered(half, width, height, alpha);
    }
  }

  private static Image scaledOnce(
      Image image, int width, int height, ColorAlphaType alpha, SamplingMode sampling) {
    return image.makeScaled(SkijaRaster.info(width, height, alpha), sampling);
  }
}
