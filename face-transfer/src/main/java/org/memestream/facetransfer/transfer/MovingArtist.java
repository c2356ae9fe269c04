package org.memestream.facetransfer.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.memestream.facetransfer.expression.ExpressionModel;
import org.memestream.facetransfer.transfer.TransferOutcome.Transferred;
import org.memestream.runtime.picture.Picture;

/** Draws an expression on the faces of a moving picture, frames side by side. Thread-safe. */
final class MovingArtist {

  private final FaceArtist artist;
  private final ExpressionModel model;

  MovingArtist(FaceArtist artist, ExpressionModel model) {
    this.artist = artist;
    this.model = model;
  }

  Transferred drawn(MovingRequest request, Tracking.Followed followed, ExpressionWish wish) {
    List<Picture> frames = request.pictures();
    FrameTimes times = FrameTimes.of(request.frames());
    List<MovingFace> faces =
        followed.tracks().stream()
            .map(track -> MovingFace.of(track, frames, times, model))
            .toList();
    List<Picture> drawn =
        IntStream.range(0, frames.size())
            .parallel()
            .mapToObj(
                frame ->
                    drawn(frames.get(frame), frame, faces, wish, amount(request, times, frame)))
            .toList();
    int start = followed.start();
    return new Transferred(
        drawn(frames.get(start), start, faces, wish, 1),
        drawn,
        followed.tracks().stream().map(FaceTrack::box).toList(),
        followed.unchanged(),
        lost(faces, frames.size()));
  }

  private static float amount(MovingRequest request, FrameTimes times, int frame) {
    return switch (request.course()) {
      case STEADY -> 1;
      case THERE_AND_BACK -> times.thereAndBack(frame);
    };
  }

  private Picture drawn(
      Picture picture, int frame, List<MovingFace> faces, ExpressionWish wish, float amount) {
    if (wish.strength() == 0 || amount == 0) {
      return picture;
    }
    Canvas canvas = Canvas.of(picture);
    record Edit(FaceEdit edit, float amount) {}
    List<Edit> edits = new ArrayList<>();
    for (MovingFace face : faces) {
      Optional<TargetFace> target = face.at(frame);
      target.ifPresent(
          present ->
              edits.add(
                  new Edit(artist.prepare(canvas, present, wish), amount * face.amount(frame))));
    }
    if (edits.isEmpty()) {
      return picture;
    }
    edits.forEach(edit -> edit.edit.draw(canvas, edit.amount));
    return canvas.picture();
  }

  private static int lost(List<MovingFace> faces, int frames) {
    return (int)
        IntStream.range(0, frames)
            .filter(frame -> faces.stream().anyMatch(face -> face.at(frame).isEmpty()))
            .count();
  }
}
