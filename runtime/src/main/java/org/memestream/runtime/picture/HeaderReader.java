package org.memestream.runtime.picture;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells the format by its first bytes and reads the size and frame count without decoding. */
final class HeaderReader {

  private static final String ACCEPTED = " Send a JPEG, PNG, GIF or WEBP picture.";

  private HeaderReader() {}

  /** The header; a size of zero or a broken structure is {@link PictureProblem#CORRUPT}. */
  static PictureHeader read(byte[] bytes) throws UnacceptablePictureException {
    Cursor cursor = new Cursor(bytes);
    return switch (formatOf(bytes)) {
      case JPEG -> JpegHeader.read(cursor);
      case PNG -> PngHeader.read(cursor);
      case GIF -> GifHeader.read(cursor);
      case WEBP -> WebpHeader.read(cursor);
    };
  }

  static PictureHeader header(PictureFormat format, long width, long height, int frames)
      throws UnacceptablePictureException {
    if (width < 1 || height < 1 || frames < 1) {
      throw Cursor.corrupt("The " + format + " header gives the picture no size or no frame.");
    }
    // Beyond an int it is too large whatever the limits are; they will say so.
    return new PictureHeader(
        format,
        (int) Math.min(width, Integer.MAX_VALUE),
        (int) Math.min(height, Integer.MAX_VALUE),
        frames);
  }

  private static PictureFormat formatOf(byte[] bytes) throws UnacceptablePictureException {
    String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return PictureFormat.JPEG;
    }
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PictureFormat.PNG;
    }
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return PictureFormat.GIF;
    }
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return PictureFormat.WEBP;
    }
    String other = otherPicture(start);
    if (other != null) {
      throw new UnacceptablePictureException(
          PictureProblem.UNSUPPORTED_FORMAT, other + " pictures are not accepted." + ACCEPTED);
    }
    throw new UnacceptablePictureException(
        PictureProblem.NOT_A_PICTURE, "The file is not a picture." + ACCEPTED);
  }

  private static String otherPicture(String start) {
    if (start.startsWith("ftyp", 4)) {
      return "HEIF, AVIF or video";
    }
    if (start.startsWith("BM")) {
      return "BMP";
    }
    if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
      return "TIFF";
    }
    if (start.startsWith("\0\0\1\0")) {
      return "Icon";
    }
    if (start.startsWith("\u00ff\n") || start.startsWith("JXL ", 4)) {
      return "JPEG XL";
    }
    if (start.startsWith("8BPS")) {
      return "Photoshop";
    }
    return start.stripLeading().toLowerCase(Locale.ROOT).startsWith("<svg") ? "SVG" : null;
  }
}
