package org.memestream.runtime.picture;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.memestream.runtime.opencv.OpenCvJpegDecoder;

/**
 * Reads pictures that were checked when they were stored, and whose hash was noted then. If it is
 * still the same, nothing can have broken, and a JPEG of nothing but pixels is decoded by OpenCV,
 * which takes a third of the time and notices less. All else is left to a {@link PictureReader}.
 * Thread-safe.
 */
public final class StoredPictureReader {

  private static final int STRONGEST_REDUCTION = 8;

  private final PictureReader reader;
  private final OpenCvJpegDecoder decoder = new OpenCvJpegDecoder();

  /**
   * @param reader for what is not as expected
   */
  public StoredPictureReader(PictureReader reader) {
    this.reader = reader;
  }

  /**
   * The picture, scaled down if it is larger than the longest side.
   *
   * @param sha256 of the bytes when they were stored, 64 lower-case hex digits
   */
  public Picture readToFit(byte[] bytes, String sha256, int longestSide)
      throws UnacceptablePictureException {
    PictureHeader header = reader.inspect(bytes);
    return longerSide(header) <= longestSide && isUnchanged(header, bytes, sha256)
        ? decoded(bytes, 1)
        : reader.readToFit(bytes, longestSide);
  }

  /**
   * The picture, perhaps smaller: in the size that is had soonest, of those whose longer side is
   * not below the one that is enough.
   *
   * @param sha256 of the bytes when they were stored, 64 lower-case hex digits
   * @param enough pixels
   */
  public Picture readAtLeast(byte[] bytes, String sha256, int enough)
      throws UnacceptablePictureException {
    PictureHeader header = reader.inspect(bytes);
    if (!isUnchanged(header, bytes, sha256)) {
      return reader.readToFit(bytes, enough);
    }
    int reduction = 1;
    while (reduction < STRONGEST_REDUCTION && longerSide(header) >= 2 * reduction * enough) {
      reduction *= 2;
    }
    return decoded(bytes, reduction);
  }

  private Picture decoded(byte[] jpeg, int reduction) {
    OpenCvJpegDecoder.Pixels pixels = decoder.decode(jpeg, reduction);
    return Picture.owningOpaque(pixels.width(), pixels.height(), pixels.rgba(), 1);
  }

  private static int longerSide(PictureHeader header) {
    return Math.max(header.width(), header.height());
  }

  private static boolean isUnchanged(PictureHeader header, byte[] bytes, String sha256) {
    return header.format() == PictureFormat.JPEG && isBare(bytes) && sha256.equals(hash(bytes));
  }

  private static boolean isBare(byte[] jpeg) {
    return JpegStripper.strip(jpeg).filter(stripped -> Arrays.equals(stripped, jpeg)).isPresent();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256, but this one", e);
    }
  }
}
