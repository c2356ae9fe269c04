package org.memestream.facetransfer.transfer;

import java.util.Optional;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.landmarks.Similarity;

/**
 * Takes the trembling out of a track. A vertex moves towards the middle of where it is in the
 * frames before and after, once these are brought to the pose, place and size of its own frame: so
 * the movement of the head is never smoothed, and what moves evenly in the face stays where it is.
 * Nothing lags. The more a vertex turns aside from an even movement, the less it is smoothed, so
 * that lids and lips stay quick.
 */
final class TrackSmoothing {

  /** Weight of either neighbour, the frame itself having 1. */
  private static final float CALM = 0.9f;

  /** Turning aside from which on nothing is smoothed, in interocular distances. */
  private static final double QUICK = 0.06;

  private static final int PASSES = 2;

  private TrackSmoothing() {}

  /** A smoothed copy; frames beside a gap, the first and the last stay as they are. */
  static FaceTrack of(FaceTrack track) {
    FaceTrack smoothed = track;
    for (int pass = 0; pass < PASSES; pass++) {
      smoothed = once(smoothed);
    }
    return smoothed;
  }

  private static FaceTrack once(FaceTrack track) {
    FaceTrack smoothed = new FaceTrack(track.box(), track.frames());
    for (int frame = 0; frame < track.frames(); frame++) {
      Optional<Landmarks> mesh = track.at(frame);
      Optional<Landmarks> before = track.at(frame - 1);
      Optional<Landmarks> after = track.at(frame + 1);
      if (mesh.isPresent() && before.isPresent() && after.isPresent()) {
        smoothed.put(frame, between(before.get(), mesh.get(), after.get()));
      } else if (mesh.isPresent()) {
        smoothed.put(frame, mesh.get());
      }
    }
    return smoothed;
  }

  private static Landmarks between(Landmarks before, Landmarks mesh, Landmarks after) {
    float[] points = mesh.xyz();
    float[] earlier = broughtTo(points, before);
    float[] later = broughtTo(points, after);
    double quick = QUICK * Math.max(1e-3, mesh.interocularDistance());
    for (int i = 0; i < points.length; i += 3) {
      double aside =
          Math.hypot(
              (earlier[i] + later[i]) / 2 - points[i],
              (earlier[i + 1] + later[i + 1]) / 2 - points[i + 1]);
      float weight = CALM * (float) Math.max(0, 1 - aside / quick);
      for (int axis = i; axis < i + 3; axis++) {
        points[axis] = (points[axis] + weight * (earlier[axis] + later[axis])) / (1 + 2 * weight);
      }
    }
    return new Landmarks(points);
  }

  /** A neighbour in the pose, place and size that the head has in this frame. */
  private static float[] broughtTo(float[] points, Landmarks neighbour) {
    float[] there = neighbour.xyz();
    return Similarity.between(there, points, FaceMesh.RIGID).apply(there);
  }
}
