package org.memestream.runtime.picture;

import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.EncodePNGOptions;
import io.github.humbleui.skija.EncodeWEBPCompressionMode;
import io.github.humbleui.skija.EncodeWEBPOptions;
import io.github.humbleui.skija.EncoderPNG;
import io.github.humbleui.skija.EncoderWEBP;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import org.memestream.runtime.jpeg.JpegEncoder;

/**
 * Encodes pictures. What comes out holds pixels and nothing else: no EXIF, GPS, profile or comment.
 * The same pixels give the same bytes. Stateless and thread-safe.
 */
public final class PictureWriter {

  private final JpegEncoder jpegs = new JpegEncoder();

  /**
   * JPEG, transparent pixels laid on white.
   *
   * @param quality 1 to 100
   */
  public byte[] jpeg(Picture picture, int quality) {
    Picture opaque = picture.opaque();
    return jpegs.encode(opaque.width(), opaque.height(), opaque.sharedRgba(), quality);
  }

  /** PNG, alpha kept. */
  public byte[] png(Picture picture) {
    try (Image image = untagged(picture);
        Data data = EncoderPNG.encode(image, EncodePNGOptions.DEFAULT)) {
      return data.getBytes();
    }
  }

  /**
   * Lossy WEBP, alpha kept.
   *
   * @param quality 1 to 100
   */
  public byte[] webp(Picture picture, int quality) {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("WEBP quality must be 1 to 100, but is " + quality);
    }
    EncodeWEBPOptions options = new EncodeWEBPOptions(EncodeWEBPCompressionMode.LOSSY, quality);
    try (Image image = untagged(picture);
        Data data = EncoderWEBP.encode(image, options)) {
      return data.getBytes();
    }
  }

  /** Without a colour space, so that the encoder writes no profile; none means sRGB. */
  private static Image untagged(Picture picture) {
    ImageInfo info =
        new ImageInfo(
            picture.width(),
            picture.height(),
            ColorType.RGBA_8888,
            picture.hasAlpha() ? ColorAlphaType.UNPREMUL : ColorAlphaType.OPAQUE,
            null);
    return Image.makeRasterFromBytes(info, picture.sharedRgba(), info.getMinRowBytes());
  }
}
