package org.memestream.ingest.upload;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.memestream.runtime.picture.AnimatedWebpWriter;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.FrameBudget;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureFormat;
import org.memestream.runtime.picture.PictureHeader;
import org.memestream.runtime.picture.PictureLimits;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.picture.UnacceptablePictureException;

/**
 * Checks pictures and makes them anew: upright, sRGB, no longer than a limit on either side, JPEG
 * when opaque and PNG when not, and WEBP when they move. An ordinary JPEG that is all of that keeps
 * its pixels as they are coded, and loses what is around them. Thread-safe; a picture of 40
 * megapixels takes about 160 MB while it is decoded.
 */
public final class PictureIntake {

  private final PictureReader reader;
  private final PictureWriter writer = new PictureWriter();
  private final AnimatedWebpWriter animations = new AnimatedWebpWriter();
  private final FrameBudget frames;
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
    this.frames = new FrameBudget(settings.keptFrames(), FrameBudget.DEFAULT.pixels());
    this.longestSide = settings.longestSide();
    this.jpegQuality = settings.jpegQuality();
  }

  /**
   * The picture to keep. The same bytes give the same picture.
   *
   * @throws UnacceptablePictureException with a typed reason and a sentence
   */
  public AcceptedPicture accept(byte[] upload) throws UnacceptablePictureException {
    PictureHeader header = reader.inspect(upload);
    if (header.frames() > 1) {
      List<AnimationFrame> moving = reader.readFrames(upload, longestSide, frames);
      return moves(moving) ? moving(moving) : still(moving.get(0).picture());
    }
    Optional<byte[]> stripped = reader.strippedJpeg(upload, header, longestSide);
    return stripped.isPresent()
        ? new AcceptedPicture(
            stripped.get(), PictureFormat.JPEG, header.width(), header.height(), List.of())
        : still(reader.readToFit(upload, longestSide));
  }

  private static boolean moves(List<AnimationFrame> frames) {
    byte[] first = frames.get(0).picture().rgba();
    return frames.stream().anyMatch(frame -> !Arrays.equals(frame.picture().rgba(), first));
  }

  private AcceptedPicture still(Picture picture) {
    PictureFormat format = picture.hasAlpha() ? PictureFormat.PNG : PictureFormat.JPEG;
    byte[] bytes = picture.hasAlpha() ? writer.png(picture) : writer.jpeg(picture, jpegQuality);
    List<String> notes =
        picture.frameCount() > 1
            ? List.of(
                "Of the picture's %d frames the first was taken.".formatted(picture.frameCount()))
            : List.of();
    return new AcceptedPicture(bytes, format, picture.width(), picture.height(), notes);
  }

  private AcceptedPicture moving(List<AnimationFrame> kept) {
    Picture first = kept.get(0).picture();
    List<String> notes =
        kept.size() < first.frameCount()
            ? List.of(
                "The animation has %d frames; %d of them were kept."
                    .formatted(first.frameCount(), kept.size()))
            : List.of();
    return new AcceptedPicture(
        animations.webp(kept, jpegQuality),
        PictureFormat.WEBP,
        first.width(),
        first.height(),
        notes);
  }
}
