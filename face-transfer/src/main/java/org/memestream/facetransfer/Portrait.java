package org.memestream.facetransfer;

import java.util.Objects;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.runtime.picture.Picture;

/**
 * One request, ready for the detector.
 *
 * @param picture the picture whose faces shall change
 * @param selection which of them
 */
record Portrait(Picture picture, FaceSelection selection) {

  Portrait {
    Objects.requireNonNull(picture, "picture");
    Objects.requireNonNull(selection, "selection");
  }
}
