package org.memestream.facetransfer.detection;

import java.util.Objects;
import org.memestream.runtime.picture.Picture;

/** A face with the picture that it was detected in. */
public record FaceSighting(Picture picture, DetectedFace face) {

  public FaceSighting {
    Objects.requireNonNull(picture, "picture");
    Objects.requireNonNull(face, "face");
  }
}
