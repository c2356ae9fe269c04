package org.memestream.facetransfer.training.detection;

import java.util.List;

/**
 * A picture and what is known of the faces in it.
 *
 * @param name path below the data folder, or what drew it
 * @param faces that are surely there
 * @param doubtful places where there may be one; the picture has no others
 */
record LabelledPicture(
    String name, Raster raster, List<FaceLabel> faces, List<FaceLabel> doubtful) {

  LabelledPicture {
    faces = List.copyOf(faces);
    doubtful = List.copyOf(doubtful);
  }

  boolean faceless() {
    return faces.isEmpty() && doubtful.isEmpty();
  }
}
