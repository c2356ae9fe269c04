package org.memestream.facetransfer.opencv;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import org.memestream.runtime.picture.Picture;

/**
 * Draws faces of nobody, shaded where a real face is: dark hair, brows, eye sockets, mouth and
 * under the nose, bright on the nose bridge and cheeks.
 */
public final class DrawnFace {

  private static final Color BACKGROUND = new Color(120, 150, 170);
  private static final Color HAIR = new Color(60, 45, 38);
  private static final Color SKIN = new Color(222, 180, 150);
  private static final Color SOCKET = new Color(165, 122, 98);
  private static final Color BROW = new Color(60, 42, 35);
  private static final Color EYE = new Color(235, 230, 225);
  private static final Color PUPIL = new Color(40, 25, 20);
  private static final Color CHEEK = new Color(232, 190, 160);
  private static final Color NOSE = new Color(238, 200, 172);
  private static final Color NOSE_SHADOW = new Color(150, 105, 85);
  private static final Color LIPS = new Color(140, 60, 60);

  private final BufferedImage canvas;

  /** A canvas without a face. */
  public DrawnFace(int width, int height) {
    canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.setColor(BACKGROUND);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
  }

  /** Adds a face with its middle there; the radius is half of the head's height. */
  public DrawnFace at(int centreX, int centreY, int radius) {
    Graphics2D graphics = canvas.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.translate(centreX, centreY);
    graphics.scale(radius, radius);
    ellipse(graphics, HAIR, 0, -0.18, 0.92, 1.0);
    ellipse(graphics, SKIN, 0, 0.10, 0.72, 0.92);
    for (int side : new int[] {-1, 1}) {
      ellipse(graphics, SOCKET, side * 0.30, -0.06, 0.22, 0.13);
      ellipse(graphics, BROW, side * 0.30, -0.20, 0.21, 0.05);
      ellipse(graphics, EYE, side * 0.30, -0.03, 0.14, 0.065);
      ellipse(graphics, PUPIL, side * 0.30, -0.03, 0.07, 0.068);
      ellipse(graphics, CHEEK, side * 0.36, 0.33, 0.18, 0.15);
    }
    ellipse(graphics, NOSE, 0, 0.12, 0.085, 0.24);
    ellipse(graphics, NOSE_SHADOW, 0, 0.33, 0.14, 0.05);
    ellipse(graphics, LIPS, 0, 0.58, 0.26, 0.075);
    graphics.dispose();
    return this;
  }

  /** What was drawn so far. */
  public Picture picture() {
    byte[] rgb = new byte[canvas.getWidth() * canvas.getHeight() * 3];
    int at = 0;
    for (int y = 0; y < canvas.getHeight(); y++) {
      for (int x = 0; x < canvas.getWidth(); x++) {
        int pixel = canvas.getRGB(x, y);
        rgb[at++] = (byte) (pixel >> 16);
        rgb[at++] = (byte) (pixel >> 8);
        rgb[at++] = (byte) pixel;
      }
    }
    return Picture.ofRgb(canvas.getWidth(), canvas.getHeight(), rgb);
  }

  private static void ellipse(
      Graphics2D graphics, Color color, double x, double y, double radiusX, double radiusY) {
    graphics.setColor(color);
    graphics.fill(new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY));
  }
}
