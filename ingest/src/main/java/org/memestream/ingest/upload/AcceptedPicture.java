package org.memestream.ingest.upload;

import java.util.List;
import java.util.Objects;
import org.memestream.runtime.picture.PictureFormat;

/**
 * A picture that is safe to keep: upright, sRGB, without metadata or foreign bytes.
 *
 * @param bytes the file; not copied
 * @param format WEBP when it moves, else JPEG when opaque, else PNG
 * @param width pixels
 * @param height pixels
 * @param notes what was changed that its owner may wonder about, a sentence each
 */
public record AcceptedPicture(
    byte[] bytes, PictureFormat format, int width, int height, List<String> notes) {

  public AcceptedPicture {
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(format, "format");
    notes = List.copyOf(notes);
  }
}
