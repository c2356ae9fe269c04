package org.memestream.renderer;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureScaler;

/** The shapes in which a finished picture is delivered. */
enum OutputProfile {
  /**
   * As uploaded, scaled down to fit a screen, or up until text can be read on it: JPEG, or PNG when
   * it has transparent pixels.
   */
  ORIGINAL("original", 320, 1280);

  private final String key;
  private final int smallest;
  private final int longestSide;

  OutputProfile(String key, int smallest, int longestSide) {
    this.key = key;
    this.smallest = smallest;
    this.longestSide = longestSide;
  }

  /** The profile of that name in events and object keys. */
  static Optional<OutputProfile> named(String key) {
    return Arrays.stream(values()).filter(profile -> profile.key.equals(key)).findFirst();
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values()).map(OutputProfile::key).collect(Collectors.joining(", "));
  }

  String key() {
    return key;
  }

  /** The picture in the size that is drawn on: its longer side is within the profile's bounds. */
  Picture sized(Picture picture, PictureScaler scaler) {
    int longer = Math.max(picture.width(), picture.height());
    if (longer >= smallest) {
      return scaler.scaledToFit(picture, longestSide);
    }
    double scale = (double) smallest / longer;
    return scaler.scaledTo(
        picture,
        (int) Math.round(picture.width() * scale),
        (int) Math.round(picture.height() * scale));
  }

  /** Pixels that no side exceeds. */
  int longestSide() {
    return longestSide;
  }
}
