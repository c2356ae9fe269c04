package org.memestream.facetransfer.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.detection.FaceProblem;
import org.memestream.facetransfer.detection.FaceSighting;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.landmarks.LandmarkDetector;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.transfer.TransferOutcome.Refused;
import org.memestream.facetransfer.transfer.TransferOutcome.Unchanged;
import org.memestream.runtime.picture.Picture;

/**
 * Follows the faces of a moving picture. They are detected and chosen once, in the first frame that
 * shows them; from there on each mesh is laid from where it was in the frame before, forwards and
 * back. A detector looks again every few frames, and where a mesh seems to have slipped or a face
 * is lost; at most once a frame. Thread-safe.
 */
final class FaceTracker {

  /** Faces that are followed, the largest ones: with the frames this bounds the work. */
  static final int MOST_FACES = 6;

  /** Frames in which faces to follow are looked for, spread over all. */
  private static final int MOST_STARTS = 16;

  /** Widths of itself that a face may have moved while it was lost, unless it is the only one. */
  private static final double NEAR = 1;

  private final FaceDetector detector;
  private final LandmarkDetector landmarks;
  private final FaceStudy study;

  FaceTracker(FaceDetector detector, LandmarkDetector landmarks, FaceStudy study) {
    this.detector = detector;
    this.landmarks = landmarks;
    this.study = study;
  }

  Tracking track(List<Picture> frames, FaceSelection faces) {
    Optional<Refused> why = Optional.empty();
    int starts = Math.min(MOST_STARTS, frames.size());
    for (int start = 0; start < starts; start++) {
      int frame = (int) ((long) start * frames.size() / starts);
      List<DetectedFace> found = detector.detect(frames.get(frame));
      Chosen chosen = chosen(frames.get(frame), faces.among(found));
      if (!chosen.known.isEmpty()) {
        return followed(frames, frame, chosen, new Choice(faces, found.size()));
      }
      why = why.or(() -> refusal(chosen, found.size(), faces));
    }
    return new Tracking.Nothing(
        why.orElse(
            new Refused(
                FaceProblem.NO_FACE,
                "No face was found in the frames of the picture. Use one that shows a face from the"
                    + " front.")));
  }

  /** What can and what cannot be followed of the chosen faces. */
  private record Chosen(List<StudiedFace.Known> known, List<Unchanged> unchanged) {}

  /**
   * How faces were chosen.
   *
   * @param among so many faces
   */
  private record Choice(FaceSelection faces, int among) {

    /** Whether a face that comes up somewhere else can be the one that was chosen. */
    boolean mayBe(DetectedFace face, List<DetectedFace> found) {
      return faces instanceof FaceSelection.All
          || found.size() == among && faces.among(found).contains(face);
    }
  }

  private Chosen chosen(Picture picture, List<DetectedFace> faces) {
    List<StudiedFace.Known> known = new ArrayList<>();
    List<Unchanged> unchanged = new ArrayList<>();
    for (StudiedFace studied :
        study.study(faces.stream().map(face -> new FaceSighting(picture, face)).toList())) {
      if (studied instanceof StudiedFace.Unusable unusable) {
        unchanged.add(unusable.unchanged());
      } else if (studied instanceof StudiedFace.Known face && known.size() < MOST_FACES) {
        known.add(face);
      } else if (studied instanceof StudiedFace.Known face) {
        unchanged.add(
            new Unchanged(
                face.box(),
                FaceProblem.FACE_TOO_SMALL,
                "In a picture that moves the %d largest faces change; this one is smaller."
                    .formatted(MOST_FACES)));
      }
    }
    return new Chosen(known, unchanged);
  }

  /**
   * Why the faces of a frame do not do; nothing for a frame without any, as others may have some.
   */
  private static Optional<Refused> refusal(Chosen chosen, int found, FaceSelection faces) {
    if (!chosen.unchanged.isEmpty()) {
      Unchanged first = chosen.unchanged.get(0);
      return Optional.of(new Refused(first.problem(), first.sentence()));
    }
    return found == 0 ? Optional.empty() : Optional.of(Refused.noFace(found, faces));
  }

  private Tracking followed(List<Picture> frames, int start, Chosen chosen, Choice choice) {
    List<FaceTrack> tracks =
        chosen.known.stream().map(face -> new FaceTrack(face.box(), frames.size())).toList();
    for (int step : new int[] {1, -1}) {
      List<FollowedFace> followed =
          IntStream.range(0, tracks.size())
              .mapToObj(
                  i ->
                      new FollowedFace(
                          tracks.get(i), chosen.known.get(i).face().landmarks(), frames.get(start)))
              .toList();
      for (int frame = start; frame >= 0 && frame < frames.size(); frame += step) {
        if (frame != start) {
          follow(followed, frames.get(frame), choice);
        }
        for (FollowedFace face : followed) {
          if (!face.isLost()) {
            face.track().put(frame, face.last());
          }
        }
      }
    }
    return new Tracking.Followed(start, tracks, chosen.unchanged);
  }

  /** Finds the faces in the next frame. */
  private void follow(List<FollowedFace> faces, Picture frame, Choice choice) {
    List<FollowedFace> present = faces.stream().filter(face -> !face.isLost()).toList();
    List<Landmarks> meshes =
        landmarks.track(frame, present.stream().map(FollowedFace::last).toList());
    for (int i = 0; i < meshes.size(); i++) {
      present.get(i).moved(meshes.get(i), frame);
    }
    if (faces.stream().anyMatch(FollowedFace::wantsLook)) {
      look(faces, frame, choice);
    }
  }

  private void look(List<FollowedFace> faces, Picture frame, Choice choice) {
    List<DetectedFace> found = detector.detect(frame);
    List<DetectedFace> free = new ArrayList<>(found);
    for (FollowedFace face : faces) {
      Optional<DetectedFace> seen = face.under(free);
      if (seen.isPresent()) {
        free.remove(seen.get());
        face.confirmed();
      } else {
        face.missed();
      }
    }
    for (FollowedFace face : faces) {
      if (face.isLost()) {
        free.stream()
            .filter(there -> face.distance(there) < NEAR || choice.mayBe(there, found))
            .min(Comparator.comparingDouble(face::distance))
            .ifPresent(there -> takeUp(face, there, frame, free));
      }
    }
  }

  private void takeUp(
      FollowedFace face, DetectedFace there, Picture frame, List<DetectedFace> free) {
    if (study.study(new FaceSighting(frame, there)) instanceof StudiedFace.Known known) {
      free.remove(there);
      face.taken(known.face().landmarks(), frame);
    }
  }
}
