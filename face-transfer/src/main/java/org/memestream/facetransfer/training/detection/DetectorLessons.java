package org.memestream.facetransfer.training.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws fields to teach a detector with: whole pictures at many sizes, single or side by side, and
 * faces - photographed and drawn - pasted over them. The same random source draws the same fields.
 */
final class DetectorLessons {

  private static final double SMALLEST_PASTED = 11;
  private static final double STEEPEST = Math.toRadians(32);

  private final List<LabelledPicture> withFaces;
  private final List<LabelledPicture> faceless;
  private final List<LabelledPicture> portraits;
  private final List<LabelledPicture> drawn;

  /**
   * @param drawn heads on transparent ground
   */
  DetectorLessons(FacePictures pictures, List<LabelledPicture> drawn) {
    this.withFaces =
        pictures.scenes().stream().filter(picture -> !picture.faces().isEmpty()).toList();
    this.faceless = pictures.scenes().stream().filter(LabelledPicture::faceless).toList();
    this.portraits = pictures.portraits();
    this.drawn = drawn;
  }

  String summary() {
    return "%d pictures with faces, %d without, %d portraits, %d drawn heads"
        .formatted(withFaces.size(), faceless.size(), portraits.size(), drawn.size());
  }

  /** A fresh field, a multiple of 32 pixels wide and high. */
  LessonField draw(int side, SplittableRandom random) {
    LessonField field = new LessonField(side);
    field.fill(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    int kind = random.nextInt(10);
    if (kind < 4) {
      scene(field, one(random.nextInt(10) < 8 ? withFaces : faceless, random), random);
    } else if (kind < 6) {
      collage(field, random);
    } else {
      scene(field, one(random.nextInt(4) == 0 ? withFaces : faceless, random), random);
    }
    int pasted = kind < 4 ? random.nextInt(2) : kind < 6 ? 0 : 1 + random.nextInt(6);
    for (int i = 0; i < pasted; i++) {
      paste(field, random);
    }
    field.finish(random);
    return field;
  }

  private static <T> T one(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  /** A picture that mostly fills the field, its longer side 0.55 to 1.9 times the field's. */
  private static void scene(LessonField field, LabelledPicture picture, SplittableRandom random) {
    int side = field.side();
    lay(field, picture, new int[] {0, 0, side, side}, 0.55, 1.9, random);
  }

  private void collage(LessonField field, SplittableRandom random) {
    int side = field.side();
    int across = (int) (side * random.nextDouble(0.3, 0.7));
    int down = (int) (side * random.nextDouble(0.3, 0.7));
    int[][] windows = {
      {0, 0, across, down},
      {across, 0, side, down},
      {0, down, across, side},
      {across, down, side, side}
    };
    for (int[] window : windows) {
      lay(
          field,
          one(random.nextInt(4) == 0 ? faceless : withFaces, random),
          window,
          0.8,
          1.6,
          random);
    }
  }

  private static void lay(
      LessonField field,
      LabelledPicture picture,
      int[] window,
      double least,
      double most,
      SplittableRandom random) {
    double wide = window[2] - window[0];
    double high = window[3] - window[1];
    double scale =
        Math.max(wide, high)
            / Math.max(picture.raster().width(), picture.raster().height())
            * Math.exp(random.nextDouble(Math.log(least), Math.log(most)));
    double stretch = Math.exp(random.nextDouble(-0.15, 0.15));
    double scaleX = scale * stretch;
    double scaleY = scale / stretch;
    double spareX = wide - scaleX * picture.raster().width();
    double spareY = high - scaleY * picture.raster().height();
    Placement placement =
        new Placement(
            picture.raster().width() / 2.0,
            picture.raster().height() / 2.0,
            window[0] + wide / 2 + spareX * random.nextDouble(-0.5, 0.5),
            window[1] + high / 2 + spareY * random.nextDouble(-0.5, 0.5),
            scaleX,
            scaleY,
            random.nextInt(3) == 0 ? random.nextDouble(-0.35, 0.35) : 0,
            random.nextBoolean());
    field.lay(picture, placement, window, Shade.NONE);
  }

  private void paste(LessonField field, SplittableRandom random) {
    LabelledPicture picture = one(random.nextInt(5) < 2 ? drawn : portraits, random);
    FaceLabel face = picture.faces().get(0);
    double largest = 0.9 * field.side();
    double size = Math.exp(random.nextDouble(Math.log(SMALLEST_PASTED), Math.log(largest)));
    double scale = size / face.longerSide();
    double stretch = Math.exp(random.nextDouble(-0.12, 0.12));
    double x = random.nextDouble(0.4 * size, field.side() - 0.4 * size);
    double y = random.nextDouble(0.4 * size, field.side() - 0.4 * size);
    if (crowded(field, x, y, size)) {
      return;
    }
    double angle = random.nextDouble(-1, 1) * random.nextDouble() * STEEPEST;
    field.paste(
        picture,
        face,
        new Placement(
            face.x(),
            face.y(),
            x,
            y,
            scale * stretch,
            scale / stretch,
            angle,
            random.nextBoolean()),
        Shade.draw(random));
  }

  /** Whether a face would be half hidden by the new one. */
  private static boolean crowded(LessonField field, double x, double y, double size) {
    for (FaceLabel known : new ArrayList<>(field.faces())) {
      double distance = Math.max(Math.abs(known.x() - x), Math.abs(known.y() - y));
      if (distance < 0.75 * (size + known.longerSide())) {
        return true;
      }
    }
    return false;
  }
}
