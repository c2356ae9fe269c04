package org.memestream.facetransfer.transfer;

import java.util.Objects;
import org.memestream.facetransfer.landmarks.FaceMesh;

/**
 * The inside of a mouth as a small picture. The pixels just outside the lips belong to the lips and
 * are not shown, but should continue the inside, so that no pale edge is left when it is warped.
 *
 * @param width pixels
 * @param height pixels
 * @param rgb width * height * 3 bytes, rows from the top: R, G, B, as under light that makes the
 *     cheeks {@code cheekBrightness} bright
 * @param lips x, y of the 20 {@link FaceMesh#INNER_LIPS} in pixels of this patch (integer
 *     coordinates are pixel centres), upper and lower lip apart
 * @param cheekBrightness mean of R, G and B over the cheeks of the face this mouth belongs to, 0 to
 *     255; the caller matches it to the target's
 */
public record MouthPatch(int width, int height, byte[] rgb, float[] lips, float cheekBrightness) {
  public MouthPatch {
    Objects.requireNonNull(rgb, "rgb");
    if (rgb.length != 3 * width * height) {
      throw new IllegalArgumentException(
          "%d x %d pixels of 3 bytes do not make %d bytes".formatted(width, height, rgb.length));
    }
    if (lips.length != 2 * FaceMesh.INNER_LIPS.size()) {
      throw new IllegalArgumentException(
          "inner lips have %d numbers, but these have %d"
              .formatted(2 * FaceMesh.INNER_LIPS.size(), lips.length));
    }
  }
}
