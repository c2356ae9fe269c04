package org.memestream.renderer.drawing;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.memestream.runtime.picture.Picture;

/**
 * What a meme is made of, but for its text.
 *
 * @param frames one picture for a still, else the frames of an animation in order; all of one size
 * @param source size of the picture in which the faces were found; the frames show the whole of it,
 *     though they may be smaller or larger
 * @param faces where faces are, in pixels of the source; empty where none were found or looked for
 */
public record Scene(List<Picture> frames, Size source, List<FaceBox> faces) {
  public Scene {
    frames = List.copyOf(frames);
    faces = List.copyOf(faces);
    Objects.requireNonNull(source, "source");
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("a scene has at least one frame");
    }
    Size first = size(frames.get(0));
    for (Picture frame : frames) {
      if (!size(frame).equals(first)) {
        throw new IllegalArgumentException(
            "all frames have one size, but got " + first + " and " + size(frame));
      }
    }
  }

  /** A still in which no face is known. */
  public static Scene of(Picture picture) {
    return new Scene(List.of(picture), size(picture), List.of());
  }

  /** Width and height of each frame. */
  public Size frameSize() {
    return size(frames.get(0));
  }

  /** The face that takes up the most of the picture. */
  public Optional<FaceBox> largestFace() {
    return faces.stream().max(Comparator.comparingLong(FaceBox::area));
  }

  /**
   * Where the faces are on a canvas.
   *
   * @param picture the part of the canvas that shows the scene
   */
  public List<Area> facesIn(Area picture) {
    return faces.stream().map(face -> inside(face, picture)).toList();
  }

  private Area inside(FaceBox face, Area picture) {
    double across = (double) picture.width() / source.width();
    double down = (double) picture.height() / source.height();
    int left = within(face.x() * across, picture.width());
    int top = within(face.y() * down, picture.height());
    int right = within((face.x() + face.width()) * across, picture.width());
    int bottom = within((face.y() + face.height()) * down, picture.height());
    return new Area(picture.x() + left, picture.y() + top, right - left, bottom - top);
  }

  private static int within(double value, int most) {
    return (int) Math.max(0, Math.min(most, Math.round(value)));
  }

  private static Size size(Picture picture) {
    return new Size(picture.width(), picture.height());
  }
}
