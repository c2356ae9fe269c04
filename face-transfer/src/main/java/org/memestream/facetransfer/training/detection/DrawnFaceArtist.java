package org.memestream.facetransfer.training.detection;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws heads in many styles - anime, comic strip, line art, flat icons - whose faces are known to
 * the point. The same seed draws the same head.
 */
final class DrawnFaceArtist {

  /** Width and height of the square in pixels. */
  static final int SIDE = 160;

  /** A fresh head on a transparent ground, with its one face. */
  LabelledPicture draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed * 7919 + 17);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      FaceLabel face = new DrawnHead(graphics, random).draw();
      return new LabelledPicture("drawn/" + seed, raster(image), List.of(face), List.of());
    } finally {
      graphics.dispose();
    }
  }

  private static Raster raster(BufferedImage image) {
    byte[] rgba = new byte[4 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int argb = image.getRGB(i % SIDE, i / SIDE);
      rgba[4 * i] = (byte) (argb >> 16);
      rgba[4 * i + 1] = (byte) (argb >> 8);
      rgba[4 * i + 2] = (byte) argb;
      rgba[4 * i + 3] = (byte) (argb >>> 24);
    }
    return Raster.of(SIDE, SIDE, rgba);
  }
}
