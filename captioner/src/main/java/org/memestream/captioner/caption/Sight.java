package org.memestream.captioner.caption;

import java.util.Objects;
import java.util.Optional;

/** What is there of a picture: its vector, if it came before, or its pixels. */
public sealed interface Sight {

  /**
   * A picture that was encoded before.
   *
   * @param vector shared; nobody writes to it
   */
  record Known(float[] vector) implements Sight {

    public Known {
      Objects.requireNonNull(vector, "vector");
    }
  }

  /**
   * A picture to be encoded.
   *
   * @param picture the pixels
   * @param sha256 of the stored object that it was decoded from; empty if it shall not be
   *     remembered
   */
  record Fresh(RgbPicture picture, Optional<String> sha256) implements Sight {

    public Fresh {
      Objects.requireNonNull(picture, "picture");
      Objects.requireNonNull(sha256, "sha256");
    }
  }
}
