package org.memestream.facetransfer.training.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A square that a detector is taught with: pictures are laid on it one after the other, and it
 * keeps book of the faces that can still be seen. Not thread-safe.
 */
final class LessonField {

  /** A face of which less is in sight is neither asked for nor forbidden. */
  private static final double SEEN = 0.7;

  private final int side;
  private final float[] planes;
  private final List<FaceLabel> faces = new ArrayList<>();
  private final List<FaceLabel> ignored = new ArrayList<>();

  LessonField(int side) {
    this.side = side;
    this.planes = new float[3 * side * side];
  }

  int side() {
    return side;
  }

  /** Red, green and blue, each row by row, 0 to 255. */
  float[] planes() {
    return planes;
  }

  /** What is to be found. */
  List<FaceLabel> faces() {
    return faces;
  }

  /** What may be found or not. */
  List<FaceLabel> ignored() {
    return ignored;
  }

  void fill(float red, float green, float blue) {
    float[] colour = {red, green, blue};
    for (int i = 0; i < planes.length; i++) {
      planes[i] = colour[i / (side * side)];
    }
  }

  /** Lays a whole picture, or what of it falls in a window of the field, with its faces. */
  void lay(LabelledPicture picture, Placement placement, int[] window, Shade shade) {
    paint(picture.raster(), placement, window, shade, null);
    for (FaceLabel face : picture.faces()) {
      add(face.moved(placement), window, faces);
    }
    for (FaceLabel face : picture.doubtful()) {
      add(face.moved(placement), window, ignored);
    }
  }

  /** Pastes one face of a picture, cut out softly, over what is there. */
  void paste(LabelledPicture picture, FaceLabel face, Placement placement, Shade shade) {
    FaceLabel moved = face.moved(placement);
    int reach = (int) Math.ceil(moved.longerSide());
    int[] window = {
      Math.max(0, (int) moved.x() - reach),
      Math.max(0, (int) moved.y() - reach),
      Math.min(side, (int) moved.x() + reach),
      Math.min(side, (int) moved.y() + reach)
    };
    cover(moved);
    paint(picture.raster(), placement, window, shade, face);
    add(moved, new int[] {0, 0, side, side}, faces);
  }

  /** Faces under a pasted one are no longer there to be found. */
  private void cover(FaceLabel above) {
    for (int i = faces.size() - 1; i >= 0; i--) {
      FaceLabel below = faces.get(i);
      if (Math.abs(below.x() - above.x()) < 0.5 * (below.width() + above.width())
          && Math.abs(below.y() - above.y()) < 0.5 * (below.height() + above.height())) {
        ignored.add(faces.remove(i));
      }
    }
  }

  private void add(FaceLabel face, int[] window, List<FaceLabel> to) {
    double seenX =
        Math.min(window[2], face.x() + face.width() / 2)
            - Math.max(window[0], face.x() - face.width() / 2);
    double seenY =
        Math.min(window[3], face.y() + face.height() / 2)
            - Math.max(window[1], face.y() - face.height() / 2);
    if (seenX <= 0 || seenY <= 0) {
      return;
    }
    double seen = seenX * seenY / (face.width() * face.height());
    (seen >= SEEN && face.longerSide() >= DetectorTargets.SMALLEST ? to : ignored).add(face);
  }

  private void paint(
      Raster raster, Placement placement, int[] window, Shade shade, FaceLabel cutOut) {
    Raster level = raster;
    double share = 1;
    double scale = Math.sqrt(placement.scaleX() * placement.scaleY());
    while (level.half() != null && scale / share < 0.6) {
      level = level.half();
      share /= 2;
    }
    double toX = (double) level.width() / raster.width();
    double toY = (double) level.height() / raster.height();
    double[] back = placement.backward();
    float[] pixel = new float[4];
    int plane = side * side;
    for (int v = window[1]; v < window[3]; v++) {
      for (int u = window[0]; u < window[2]; u++) {
        double x = back[0] * (u + 0.5) + back[1] * (v + 0.5) + back[2];
        double y = back[3] * (u + 0.5) + back[4] * (v + 0.5) + back[5];
        float opacity = cutOut == null ? 1 : mask(x, y, cutOut, raster);
        if (opacity <= 0) {
          continue;
        }
        level.sample(x * toX, y * toY, pixel);
        opacity *= pixel[3] / 255;
        if (opacity <= 0) {
          continue;
        }
        shade.apply(pixel);
        int at = v * side + u;
        for (int channel = 0; channel < 3; channel++) {
          float below = planes[channel * plane + at];
          planes[channel * plane + at] = below + opacity * (pixel[channel] - below);
        }
      }
    }
  }

  /** An ellipse around the face with a soft edge; drawn figures bring their own outline. */
  private static float mask(double x, double y, FaceLabel face, Raster raster) {
    if (raster.cutOut()) {
      return 1;
    }
    double dx = (x - face.x()) / (0.68 * face.width());
    double dy = (y - face.y() + 0.04 * face.height()) / (0.68 * face.height());
    double distance = Math.sqrt(dx * dx + dy * dy);
    return (float) Math.max(0, Math.min(1, (1.05 - distance) / 0.15));
  }

  /** Light, tint, blur and noise over all of it, in place. */
  void finish(SplittableRandom random) {
    if (random.nextInt(5) == 0) {
      blur();
    }
    if (random.nextInt(5) == 0) {
      toGrey();
    }
    float noise = random.nextInt(3) == 0 ? (float) random.nextDouble(2, 14) : 0;
    double contrast = Math.exp(random.nextDouble(-0.45, 0.3));
    double brightness = random.nextDouble(-35, 35);
    int plane = side * side;
    for (int channel = 0; channel < 3; channel++) {
      double tint = random.nextDouble(0.88, 1.12);
      for (int i = channel * plane; i < (channel + 1) * plane; i++) {
        double value = ((planes[i] - 128) * contrast + 128 + brightness) * tint;
        if (noise > 0) {
          value += noise * (random.nextDouble() + random.nextDouble() - 1);
        }
        planes[i] = (float) Math.max(0, Math.min(255, value));
      }
    }
  }

  private void toGrey() {
    int plane = side * side;
    for (int i = 0; i < plane; i++) {
      float grey = 0.3f * planes[i] + 0.59f * planes[plane + i] + 0.11f * planes[2 * plane + i];
      planes[i] = grey;
      planes[plane + i] = grey;
      planes[2 * plane + i] = grey;
    }
  }

  private void blur() {
    for (int row = 0; row < 3 * side; row++) {
      for (int x = 0; x + 1 < side; x++) {
        int at = row * side + x;
        planes[at] = 0.5f * (planes[at] + planes[at + 1]);
      }
    }
    for (int channel = 0; channel < 3; channel++) {
      for (int at = channel * side * side; at < (channel * side + side - 1) * side; at++) {
        planes[at] = 0.5f * (planes[at] + planes[at + side]);
      }
    }
  }
}
