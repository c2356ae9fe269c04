package org.memestream.facetransfer.training;

import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/**
 * A face whose mesh is known.
 *
 * @param name of its file
 * @param person whose face it is; pictures of one person are never parted between training and exam
 * @param emotion as labelled, such as {@code happiness}; "unknown" where nobody said
 * @param picture that shows it
 * @param mesh in pixels of the picture
 */
record KnownFace(String name, String person, String emotion, Picture picture, Landmarks mesh) {

  static final String UNKNOWN = "unknown";
}
