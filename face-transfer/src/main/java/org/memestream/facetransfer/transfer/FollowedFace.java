package org.memestream.facetransfer.transfer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;

/**
 * One face while it is followed from frame to frame: where it was last, and how much that is to be
 * trusted. Not thread-safe.
 */
final class FollowedFace {

  /** Frames after which a detector has a look though nothing seems wrong. */
  private static final int TRUST = 8;

  /** Looks in a row that may miss a face which its mesh still seems to see. */
  private static final int MOST_MISSES = 3;

  /** Shared over joint area from which on a detected face is the one under the mesh. */
  private static final double LEAST_OVERLAP = 0.25;

  private static final double MOST_GROWTH = 1.35;

  /** Movement in a frame, in widths of the face, beyond which a mesh has slipped. */
  private static final double MOST_SHIFT = 0.6;

  private final FaceTrack track;
  private Landmarks last;
  private FaceGlimpse glimpse;
  private boolean lost;
  private boolean alike;
  private int sinceSeen;
  private int misses;

  FollowedFace(FaceTrack track, Landmarks mesh, Picture frame) {
    this.track = track;
    taken(mesh, frame);
  }

  FaceTrack track() {
    return track;
  }

  boolean isLost() {
    return lost;
  }

  /** Where it was when it was seen last. */
  Landmarks last() {
    return last;
  }

  /** A detector saw it here. */
  void taken(Landmarks mesh, Picture frame) {
    last = mesh;
    glimpse = FaceGlimpse.of(frame, mesh);
    lost = false;
    alike = true;
    sinceSeen = 0;
    misses = 0;
  }

  /** The mesh says that it is here now. */
  void moved(Landmarks mesh, Picture frame) {
    FaceGlimpse now = FaceGlimpse.of(frame, mesh);
    alike = isPlausible(mesh) && now.isLike(glimpse);
    sinceSeen++;
    if (alike) {
      last = mesh;
      glimpse = now;
    }
  }

  private boolean isPlausible(Landmarks mesh) {
    double eyes = mesh.interocularDistance();
    double growth = eyes / Math.max(1e-3, last.interocularDistance());
    double shift =
        Math.hypot(
            mesh.x(FaceMesh.NOSE_TIP) - last.x(FaceMesh.NOSE_TIP),
            mesh.y(FaceMesh.NOSE_TIP) - last.y(FaceMesh.NOSE_TIP));
    return eyes >= FaceStudy.LEAST_EYE_DISTANCE
        && growth < MOST_GROWTH
        && growth > 1 / MOST_GROWTH
        && shift < MOST_SHIFT * last.width();
  }

  /** Whether only a detector can tell where it is. */
  boolean wantsLook() {
    return lost || !alike || misses > 0 || sinceSeen >= TRUST;
  }

  /** The detected face under the mesh. */
  Optional<DetectedFace> under(List<DetectedFace> found) {
    if (lost || !alike) {
      return Optional.empty();
    }
    MeshExtent here = MeshExtent.of(last);
    return found.stream()
        .max(Comparator.comparingDouble(face -> here.overlap(face.box())))
        .filter(face -> here.overlap(face.box()) >= LEAST_OVERLAP);
  }

  /** A detector saw a face under its mesh. */
  void confirmed() {
    sinceSeen = 0;
    misses = 0;
  }

  /** A detector saw no face under its mesh. */
  void missed() {
    misses++;
    lost = lost || !alike || misses >= MOST_MISSES;
  }

  /** How far a detected face is from where this one was seen last, in widths of the face. */
  double distance(DetectedFace face) {
    return MeshExtent.of(last).distance(face.box());
  }
}
