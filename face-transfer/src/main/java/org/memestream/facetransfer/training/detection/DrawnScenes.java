package org.memestream.facetransfer.training.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Drawn heads over pictures without faces, to measure detectors with. */
final class DrawnScenes {

  /** Seeds of heads that no training draws: it counts from 0. */
  private static final long FIRST_SEED = 1_000_000;

  private static final int SIDE = 320;
  private static final double SMALLEST = 24;
  private static final double LARGEST = 220;
  private static final double STEEPEST = Math.toRadians(20);

  private DrawnScenes() {}

  /**
   * @param grounds pictures without faces, not empty
   * @return pictures of 320 by 320 pixels with one drawn face each
   */
  static List<LabelledPicture> draw(List<LabelledPicture> grounds, int count) {
    DrawnFaceArtist artist = new DrawnFaceArtist();
    SplittableRandom random = new SplittableRandom(FIRST_SEED);
    List<LabelledPicture> scenes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LabelledPicture head = artist.draw(FIRST_SEED + i);
      LabelledPicture ground = grounds.get(random.nextInt(grounds.size()));
      LessonField field = new LessonField(SIDE);
      field.fill(127, 127, 127);
      Raster raster = ground.raster();
      double fit = (double) SIDE / Math.min(raster.width(), raster.height());
      field.lay(
          ground,
          placement(raster.width() / 2.0, raster.height() / 2.0, SIDE / 2.0, SIDE / 2.0, fit, 0),
          new int[] {0, 0, SIDE, SIDE},
          Shade.NONE);
      FaceLabel face = head.faces().get(0);
      double size = Math.exp(random.nextDouble(Math.log(SMALLEST), Math.log(LARGEST)));
      double room = 0.6 * size;
      double x = random.nextDouble(room, SIDE - room);
      double y = random.nextDouble(room, SIDE - room);
      double angle = random.nextDouble(-STEEPEST, STEEPEST);
      field.paste(
          head,
          face,
          placement(face.x(), face.y(), x, y, size / face.longerSide(), angle),
          Shade.NONE);
      scenes.add(new LabelledPicture(head.name(), raster(field), field.faces(), field.ignored()));
    }
    return scenes;
  }

  private static Placement placement(
      double fromX, double fromY, double toX, double toY, double scale, double angle) {
    return new Placement(fromX, fromY, toX, toY, scale, scale, angle, false);
  }

  private static Raster raster(LessonField field) {
    int plane = SIDE * SIDE;
    byte[] rgba = new byte[4 * plane];
    for (int i = 0; i < plane; i++) {
      for (int channel = 0; channel < 3; channel++) {
        rgba[4 * i + channel] = (byte) Math.round(field.planes()[channel * plane + i]);
      }
      rgba[4 * i + 3] = (byte) 0xff;
    }
    return Raster.of(SIDE, SIDE, rgba);
  }
}
