package org.memestream.facetransfer.transfer;

import java.util.Objects;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.runtime.picture.Picture;

/**
 * What shall be done to a picture.
 *
 * @param target whose faces shall change
 * @param source whose expression they take on
 * @param strength 0 (nothing changes) to {@value #MAX_STRENGTH} (exaggerated); 1 is as shown
 * @param faces which of them
 * @param region which part of them
 * @param frames of an animation from the target's own expression to the new one and back, at most
 *     {@value #MAX_FRAMES}; 0 for none
 */
public record TransferRequest(
    Picture target,
    ExpressionSource source,
    double strength,
    FaceSelection faces,
    FaceRegion region,
    int frames) {

  public static final double MAX_STRENGTH = 2;
  public static final int MAX_FRAMES = 60;

  public TransferRequest {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(faces, "faces");
    Objects.requireNonNull(region, "region");
    checkStrength(strength);
    if (frames < 0 || frames > MAX_FRAMES) {
      throw new IllegalArgumentException(
          "an animation has 0 to %d frames, but %d were asked for".formatted(MAX_FRAMES, frames));
    }
  }

  static void checkStrength(double strength) {
    if (!(strength >= 0 && strength <= MAX_STRENGTH)) {
      throw new IllegalArgumentException(
          "the strength of an expression is 0 to 2, but was " + strength);
    }
  }
}
