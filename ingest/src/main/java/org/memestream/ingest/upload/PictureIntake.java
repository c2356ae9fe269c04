package org.memestream.ingest.upload;

import java.util.List;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureFormat;
import org.memestream.runtime.picture.PictureLimits;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.picture.UnacceptablePictureException;

/**
 * Checks pictures and makes them anew: upright, sRGB, no longer than a limit on either side, JPEG
 * when opaque and PNG when not. Thread-safe; a picture of 40 megapixels takes about 160 MB while it
 * is decoded.
 */
public final class PictureIntake {

  private final PictureReader reader;
  private final PictureWriter writer = new PictureWriter();
  private final int longestSide;
  private final int jpegQuality;

  /**
   * @param settings what is accepted, and how it is stored
   */
  public PictureIntake(UploadSettings settings) {
    PictureLimits limits =
        new PictureLimits(
            settings.maxBytes(),
            settings.maxPixels(),
            settings.maxFrames(),
            settings.minSide(),
            settings.maxAspectRatio());
    this.reader = new PictureReader(limits);
    this.longestSide = settings.longestSide();
    this.jpegQuality = settings.jpegQuality();
  }

  /**
   * The picture to keep. The same bytes give the same picture.
   *
   * @throws UnacceptablePictureException with a typed reason and a sentence
   */
  public AcceptedPicture accept(byte[] upload) throws UnacceptablePictureException {
    Picture picture = reader.readToFit(upload, longestSide);
    PictureFormat format = picture.hasAlpha() ? PictureFormat.PNG : PictureFormat.JPEG;
    byte[] bytes = picture.hasAlpha() ? writer.png(picture) : writer.jpeg(picture, jpegQuality);
    return new AcceptedPicture(
        bytes, format, picture.width(), picture.height(), notes(picture.frameCount()));
  }

  private static List<String> notes(int frames) {
    return frames > 1
        ? List.of("The picture moves; the first of its %d frames was taken.".formatted(frames))
        : List.of();
  }
}
