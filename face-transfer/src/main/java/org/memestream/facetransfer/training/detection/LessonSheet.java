package org.memestream.facetransfer.training.detection;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Draws fields with what is known of them, for a person to judge. */
final class LessonSheet {

  private static final int SIDE = 320;
  private static final int COLUMNS = 6;

  private LessonSheet() {}

  /** Green: to be found; orange: may be found or not. */
  static void draw(DetectorLessons lessons, int count, long seed, Path file) throws IOException {
    int rows = (count + COLUMNS - 1) / COLUMNS;
    BufferedImage image =
        new BufferedImage(COLUMNS * SIDE, rows * SIDE, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      LessonField field = lessons.draw(SIDE, random);
      BufferedImage one = image(field);
      Graphics2D graphics = image.createGraphics();
      graphics.drawImage(one, i % COLUMNS * SIDE, i / COLUMNS * SIDE, null);
      graphics.dispose();
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private static BufferedImage image(LessonField field) {
    int plane = SIDE * SIDE;
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < plane; i++) {
      int red = (int) field.planes()[i];
      int green = (int) field.planes()[plane + i];
      int blue = (int) field.planes()[2 * plane + i];
      image.setRGB(i % SIDE, i / SIDE, red << 16 | green << 8 | blue);
    }
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    field.ignored().forEach(face -> graphics.draw(box(face)));
    graphics.setColor(Color.GREEN);
    for (FaceLabel face : field.faces()) {
      graphics.draw(box(face));
      for (int i = 0; i < 5; i++) {
        graphics.setColor(i % 2 == 0 ? Color.RED : Color.CYAN);
        graphics.fill(
            new Ellipse2D.Double(face.points()[2 * i] - 2, face.points()[2 * i + 1] - 2, 4, 4));
      }
      graphics.setColor(Color.GREEN);
    }
    graphics.dispose();
    return image;
  }

  private static Rectangle2D box(FaceLabel face) {
    return new Rectangle2D.Double(
        face.x() - face.width() / 2, face.y() - face.height() / 2, face.width(), face.height());
  }
}
