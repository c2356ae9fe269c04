package org.memestream.facetransfer.training.appearance;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import org.memestream.facetransfer.djl.MouthCondition;

/** Shows the inside of a mouth between drawn lips, in the proportions of its opening. */
final class MouthDrawing {

  private static final int WIDTH = 130;
  private static final int HEIGHT = 90;
  private static final int MOUTH = 100;

  private MouthDrawing() {}

  static BufferedImage inLips(BufferedImage inside, MouthCondition condition) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.setColor(new Color(196, 150, 130));
      graphics.fillRect(0, 0, WIDTH, HEIGHT);
      double width = MOUTH * condition.width() / 0.6;
      double height = MOUTH * condition.gap() / 0.6;
      Ellipse2D opening =
          new Ellipse2D.Double((WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
      graphics.setClip(opening);
      graphics.drawImage(
          inside,
          (int) Math.round((WIDTH - width) / 2),
          (int) Math.round((HEIGHT - height) / 2),
          (int) Math.round(width),
          (int) Math.round(height),
          null);
      graphics.setClip(null);
      graphics.setStroke(new BasicStroke(5));
      graphics.setColor(new Color(170, 95, 90));
      graphics.draw(
          new Ellipse2D.Double(opening.getX() - 2, opening.getY() - 2, width + 4, height + 4));
    } finally {
      graphics.dispose();
    }
    return image;
  }
}
