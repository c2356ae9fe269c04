package org.memestream.runtime.picture;

/**
 * What is accepted; everything is checked from the header, before any pixel is decoded.
 *
 * @param maxBytes largest file
 * @param maxPixels largest width × height
 * @param maxFrames longest animation
 * @param minSide shortest accepted side in pixels
 * @param maxAspectRatio how many times the shorter side the longer one may be
 */
public record PictureLimits(
    long maxBytes, long maxPixels, int maxFrames, int minSide, int maxAspectRatio) {

  /** 20 MB, 40 megapixels, 300 frames, sides of at least 16 pixels, at most 20 to 1. */
  public static final PictureLimits DEFAULT =
      new PictureLimits(20_000_000, 40_000_000, 300, 16, 20);

  public PictureLimits {
    requireAtLeastOne("maxBytes", maxBytes);
    requireAtLeastOne("maxPixels", maxPixels);
    requireAtLeastOne("maxFrames", maxFrames);
    requireAtLeastOne("minSide", minSide);
    requireAtLeastOne("maxAspectRatio", maxAspectRatio);
    if (maxPixels > 500_000_000) {
      throw new IllegalArgumentException(
          "maxPixels is " + maxPixels + ", but 4 bytes of each must fit an array: max 500000000");
    }
  }

  private static void requireAtLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
  }

  void checkBytes(long bytes) throws UnacceptablePictureException {
    if (bytes == 0) {
      throw new UnacceptablePictureException(
          PictureProblem.EMPTY, "The file is empty. Send a JPEG, PNG, GIF or WEBP picture.");
    }
    if (bytes > maxBytes) {
      throw new UnacceptablePictureException(
          PictureProblem.TOO_MANY_BYTES,
          "The file has " + bytes + " bytes; at most " + maxBytes + " are accepted.");
    }
  }

  void checkSize(int width, int height) throws UnacceptablePictureException {
    String size = "The picture is " + width + " × " + height + " pixels";
    long shorter = Math.min(width, height);
    long longer = Math.max(width, height);
    if (shorter * longer > maxPixels) {
      throw new UnacceptablePictureException(
          PictureProblem.TOO_MANY_PIXELS,
          size + "; at most " + maxPixels + " in all are accepted. Make it smaller first.");
    }
    if (shorter < minSide) {
      throw new UnacceptablePictureException(
          PictureProblem.TOO_SMALL, size + "; each side must have at least " + minSide + ".");
    }
    if (longer > shorter * maxAspectRatio) {
      throw new UnacceptablePictureException(
          PictureProblem.TOO_THIN,
          size + "; the longer side may be at most " + maxAspectRatio + " times the shorter one.");
    }
  }

  void checkFrames(int frames) throws UnacceptablePictureException {
    if (frames > maxFrames) {
      throw new UnacceptablePictureException(
          PictureProblem.TOO_MANY_FRAMES,
          "The animation has " + frames + " frames; at most " + maxFrames + " are accepted.");
    }
  }
}
