package org.memestream.facetransfer.landmarks;

import java.util.Objects;
import org.memestream.runtime.picture.Picture;

/** A face with its mesh and the picture that it is in. */
public record MeshedFace(Picture picture, Landmarks landmarks) {

  public MeshedFace {
    Objects.requireNonNull(picture, "picture");
    Objects.requireNonNull(landmarks, "landmarks");
  }
}
