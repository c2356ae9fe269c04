package org.memestream.facetransfer.training.detection;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A sheet of answers for a person to judge: first those with misses and false alarms, then others.
 * Green: known and found; orange: known and missed; red: false alarm; blue: the detections that are
 * right.
 */
final class DetectionSheet {

  private static final int TILE = 200;
  private static final int COLUMNS = 9;

  private DetectionSheet() {}

  /**
   * @param wrong how many pictures with mistakes at most
   * @param right how many others at most
   */
  static void draw(List<DetectorExam.Answer> answers, int wrong, int right, Path file)
      throws IOException {
    List<DetectorExam.Answer> shown = new ArrayList<>();
    spread(answers.stream().filter(DetectionSheet::mistaken).toList(), wrong, shown);
    spread(
        answers.stream().filter(answer -> !mistaken(answer) && !answer.found().isEmpty()).toList(),
        right,
        shown);
    int rows = Math.max(1, (shown.size() + COLUMNS - 1) / COLUMNS);
    BufferedImage sheet =
        new BufferedImage(COLUMNS * TILE, rows * TILE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      for (int i = 0; i < shown.size(); i++) {
        Graphics2D tile =
            (Graphics2D) graphics.create(i % COLUMNS * TILE, i / COLUMNS * TILE, TILE, TILE);
        draw(tile, shown.get(i));
        tile.dispose();
      }
    } finally {
      graphics.dispose();
    }
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static boolean mistaken(DetectorExam.Answer answer) {
    return !answer.missed().isEmpty() || !answer.falseAlarms().isEmpty();
  }

  private static <T> void spread(List<T> all, int most, List<T> into) {
    int count = Math.min(most, all.size());
    for (int i = 0; i < count; i++) {
      into.add(all.get((int) ((long) i * all.size() / count)));
    }
  }

  private static void draw(Graphics2D graphics, DetectorExam.Answer answer) {
    Raster raster = answer.picture().raster();
    double scale = (double) TILE / Math.max(raster.width(), raster.height());
    graphics.drawImage(
        image(raster), 0, 0, (int) (scale * raster.width()), (int) (scale * raster.height()), null);
    boxes(graphics, answer.right(), new Color(0x4aa3ff), scale, 1);
    boxes(graphics, answer.found(), Color.GREEN, scale, 1);
    boxes(graphics, answer.missed(), Color.ORANGE, scale, 3);
    boxes(graphics, answer.falseAlarms(), Color.RED, scale, 3);
  }

  private static BufferedImage image(Raster raster) {
    BufferedImage image =
        new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgba = raster.rgba();
    for (int i = 0; i < raster.width() * raster.height(); i++) {
      image.setRGB(
          i % raster.width(),
          i / raster.width(),
          (rgba[4 * i] & 0xff) << 16 | (rgba[4 * i + 1] & 0xff) << 8 | rgba[4 * i + 2] & 0xff);
    }
    return image;
  }

  private static void boxes(
      Graphics2D graphics, List<FaceLabel> faces, Color colour, double scale, float line) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(line));
    for (FaceLabel face : faces) {
      graphics.draw(
          new Rectangle2D.Double(
              scale * (face.x() - face.width() / 2),
              scale * (face.y() - face.height() / 2),
              scale * face.width(),
              scale * face.height()));
    }
  }
}
