package org.memestream.runtime.picture;

/** The encoded formats that are read and written. */
public enum PictureFormat {
  /** Baseline or progressive JPEG. */
  JPEG("image/jpeg", "jpg"),
  /** PNG of any bit depth; of an animated one only the default picture is read. */
  PNG("image/png", "png"),
  /** GIF, still or animated. */
  GIF("image/gif", "gif"),
  /** WEBP, lossy or lossless, still or animated. */
  WEBP("image/webp", "webp");

  private final String mediaType;
  private final String extension;

  PictureFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** Such as {@code image/jpeg}. */
  public String mediaType() {
    return mediaType;
  }

  /** Usual file name ending without a dot, such as {@code jpg}. */
  public String extension() {
    return extension;
  }
}
