package org.memestream.captioner.caption;

/**
 * A rectangle inside a picture, in pixels, not necessarily whole.
 *
 * @param left distance from the left edge
 * @param top distance from the upper edge
 * @param width above 0
 * @param height above 0
 */
public record Region(double left, double top, double width, double height) {

  public Region {
    if (!(width > 0 && height > 0 && left >= 0 && top >= 0)) {
      throw new IllegalArgumentException(
          "a region lies inside its picture and has an area, not %s,%s %sx%s"
              .formatted(left, top, width, height));
    }
  }

  /** The whole picture. */
  public static Region whole(RgbPicture picture) {
    return new Region(0, 0, picture.width(), picture.height());
  }
}
