package org.memestream.facetransfer.transfer;

import java.util.Optional;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.landmarks.Landmarks;

/** Where one face is in each frame of a moving picture. Not thread-safe while it is filled. */
final class FaceTrack {

  private final FaceBox box;
  private final Landmarks[] meshes;

  /**
   * @param box where a detector found it first
   */
  FaceTrack(FaceBox box, int frames) {
    this.box = box;
    this.meshes = new Landmarks[frames];
  }

  FaceBox box() {
    return box;
  }

  /** How many frames there are. */
  int frames() {
    return meshes.length;
  }

  /** The face in a frame; empty where it is lost. */
  Optional<Landmarks> at(int frame) {
    return frame < 0 || frame >= meshes.length
        ? Optional.empty()
        : Optional.ofNullable(meshes[frame]);
  }

  void put(int frame, Landmarks mesh) {
    meshes[frame] = mesh;
  }
}
