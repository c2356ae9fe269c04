package org.memestream.facetransfer.training;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;

/** Draws how the losses of the detector fell, as a PNG of 900 by 540 pixels. */
final class LossCurve {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;
  private static final int LEFT = 80;
  private static final int RIGHT = 30;
  private static final int TOP = 50;
  private static final int BOTTOM = 60;
  private static final int MARKS = 6;

  private final List<DetectorTraining.Look> looks;
  private final double lowest;
  private final double highest;
  private final long steps;

  private LossCurve(List<DetectorTraining.Look> looks) {
    this.looks = looks;
    this.lowest =
        looks.stream()
            .mapToDouble(look -> Math.min(look.score(), Math.min(look.box(), look.points())))
            .min()
            .orElseThrow();
    this.highest =
        looks.stream()
            .mapToDouble(look -> Math.max(look.score(), Math.max(look.box(), look.points())))
            .max()
            .orElseThrow();
    this.steps = looks.get(looks.size() - 1).step();
  }

  /** Writes the picture; nothing if there was no look. */
  static void draw(List<DetectorTraining.Look> looks, Path file) throws IOException {
    if (looks.isEmpty()) {
      return;
    }
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, WIDTH, HEIGHT);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
      new LossCurve(looks).draw(graphics);
    } finally {
      graphics.dispose();
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private void draw(Graphics2D graphics) {
    for (int mark = 0; mark < MARKS; mark++) {
      double share = mark / (MARKS - 1.0);
      double value = lowest * Math.pow(highest / lowest, share);
      long step = Math.round(share * steps);
      graphics.setColor(new Color(0xe6e6e6));
      graphics.draw(new Line2D.Double(LEFT, y(value), WIDTH - RIGHT, y(value)));
      graphics.setColor(Color.DARK_GRAY);
      graphics.drawString(String.format(Locale.ROOT, "%.3f", value), 20, (int) y(value) + 5);
      graphics.drawString(String.format(Locale.ROOT, "%,d", step), (int) x(step) - 20, HEIGHT - 35);
    }
    graphics.drawString("steps", WIDTH / 2, HEIGHT - 10);
    graphics.drawString("losses of the training fields (logarithmic)", 20, 20);
    line(graphics, new Color(0xd1495b), DetectorTraining.Look::score, "score", 0);
    line(graphics, new Color(0x2e6f95), DetectorTraining.Look::box, "box", 1);
    line(graphics, new Color(0x5a8f29), DetectorTraining.Look::points, "keypoints", 2);
  }

  private void line(
      Graphics2D graphics,
      Color colour,
      ToDoubleFunction<DetectorTraining.Look> value,
      String name,
      int row) {
    Path2D path = new Path2D.Double();
    for (DetectorTraining.Look look : looks) {
      double x = x(look.step());
      double y = y(value.applyAsDouble(look));
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(path);
    graphics.drawString(name, WIDTH - 200, TOP + 10 + 20 * row);
    graphics.setStroke(new BasicStroke(1));
  }

  private double x(long step) {
    return LEFT + (double) step / Math.max(1, steps) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    double range = Math.max(1e-9, Math.log(highest / lowest));
    return HEIGHT - BOTTOM - Math.log(value / lowest) / range * (HEIGHT - TOP - BOTTOM);
  }
}
