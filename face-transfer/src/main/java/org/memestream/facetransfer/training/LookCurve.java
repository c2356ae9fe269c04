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
import javax.imageio.ImageIO;

/** Draws how a measure changed while a network learned, as a PNG of 900 by 540 pixels. */
final class LookCurve {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;
  private static final int LEFT = 80;
  private static final int RIGHT = 30;
  private static final int TOP = 50;
  private static final int BOTTOM = 60;
  private static final int MARKS = 6;

  private final List<TrainingState.Look> looks;
  private final double lowest;
  private final double highest;
  private final long steps;

  private LookCurve(List<TrainingState.Look> looks) {
    this.looks = looks;
    this.lowest = looks.stream().mapToDouble(TrainingState.Look::value).min().orElseThrow();
    this.highest = looks.stream().mapToDouble(TrainingState.Look::value).max().orElseThrow();
    this.steps = looks.get(looks.size() - 1).step();
  }

  /**
   * Writes the picture; nothing if there was no look.
   *
   * @param measure what is drawn, with its unit
   */
  static void draw(List<TrainingState.Look> looks, String measure, Path file) throws IOException {
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
      new LookCurve(looks).draw(graphics, measure);
    } finally {
      graphics.dispose();
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private void draw(Graphics2D graphics, String measure) {
    for (int mark = 0; mark < MARKS; mark++) {
      double share = mark / (MARKS - 1.0);
      double value = lowest + share * (highest - lowest);
      long step = Math.round(share * steps);
      graphics.setColor(new Color(0xe6e6e6));
      graphics.draw(new Line2D.Double(LEFT, y(value), WIDTH - RIGHT, y(value)));
      graphics.setColor(Color.DARK_GRAY);
      graphics.drawString(String.format(Locale.ROOT, "%.2f", value), 20, (int) y(value) + 5);
      graphics.drawString(String.format(Locale.ROOT, "%,d", step), (int) x(step) - 20, HEIGHT - 35);
    }
    graphics.drawString("steps", WIDTH / 2, HEIGHT - 10);
    graphics.drawString(measure, 20, 20);
    Path2D path = new Path2D.Double();
    for (TrainingState.Look look : looks) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(x(look.step()), y(look.value()));
      } else {
        path.lineTo(x(look.step()), y(look.value()));
      }
    }
    graphics.setColor(new Color(0xd1495b));
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(path);
  }

  private double x(long step) {
    return LEFT + (double) step / Math.max(1, steps) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    double range = Math.max(1e-9, highest - lowest);
    return HEIGHT - BOTTOM - (value - lowest) / range * (HEIGHT - TOP - BOTTOM);
  }
}
