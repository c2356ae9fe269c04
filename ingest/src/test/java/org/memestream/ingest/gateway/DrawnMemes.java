package org.memestream.ingest.gateway;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.memestream.schemas.Caption;

/** Draws memes well enough to be looked at, without the renderer. */
final class DrawnMemes {

  private static final int SCREEN = 1280;

  /**
   * @param bytes of a JPEG file
   */
  record Drawn(byte[] bytes, int width, int height) {}

  private DrawnMemes() {}

  /**
   * The photo, scaled down, with the words on it.
   *
   * @param longestSide in pixels
   */
  static Drawn draw(byte[] photo, Caption caption, int longestSide) {
    try {
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(photo));
      double longest = Math.max(read.getWidth(), read.getHeight());
      double scale = Math.min(longestSide, SCREEN) / longest;
      int width = (int) Math.max(1, read.getWidth() * scale);
      int height = (int) Math.max(1, read.getHeight() * scale);
      BufferedImage meme = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = meme.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.drawImage(read, 0, 0, width, height, null);
      write(graphics, caption.getTop(), width, height, 0.17);
      write(graphics, caption.getBottom(), width, height, 0.95);
      graphics.dispose();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(meme, "jpeg", out);
      return new Drawn(out.toByteArray(), width, height);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(
      Graphics2D graphics, String words, int width, int height, double baseline) {
    if (words == null || words.isBlank()) {
      return;
    }
    Font font = new Font("Bebas Neue", Font.BOLD, Math.max(7, height / 8));
    Shape shape =
        font.createGlyphVector(graphics.getFontRenderContext(), words.toUpperCase(Locale.ROOT))
            .getOutline();
    Rectangle2D bounds = shape.getBounds2D();
    double fit = Math.min(1, 0.94 * width / bounds.getWidth());
    AffineTransform place =
        AffineTransform.getTranslateInstance(
            (width - bounds.getWidth() * fit) / 2 - bounds.getX() * fit, height * baseline);
    place.scale(fit, fit);
    Shape placed = place.createTransformedShape(shape);
    graphics.setStroke(
        new BasicStroke(height / 50f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.setColor(Color.BLACK);
    graphics.draw(placed);
    graphics.setColor(Color.WHITE);
    graphics.fill(placed);
  }
}
