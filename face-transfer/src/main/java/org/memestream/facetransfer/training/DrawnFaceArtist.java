package org.memestream.facetransfer.training;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws heads in many styles - anime, comic strip, line art, flat icons - whose faces are known to
 * the point. The same seed draws the same head.
 */
final class DrawnFaceArtist {

  private static final int SIDE = 160;
  private static final Color[] SKINS = {
    new Color(255, 224, 196),
    new Color(250, 205, 165),
    new Color(226, 172, 125),
    new Color(166, 110, 72),
    new Color(104, 68, 46),
    new Color(255, 221, 60),
    Color.WHITE,
    new Color(150, 200, 120),
    new Color(235, 235, 230),
    new Color(255, 214, 214)
  };

  /** A fresh head on a transparent ground, with its one face. */
  LabelledPicture draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed * 7919 + 17);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      FaceLabel face = new Head(graphics, random).draw();
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

  /** One head while it is drawn; lengths are in pixels of the square. */
  private static final class Head {

    private final Graphics2D g;
    private final SplittableRandom random;
    private final double cx;
    private final double cy;
    private final double half;
    private final double tall;
    private final double turn;
    private final double eyeY;
    private final double eyeGap;
    private final double eyeWidth;
    private final double eyeHeight;
    private final double mouthY;
    private final double mouthHalf;
    private final double pointed;
    private final boolean anime;
    private final Color skin;
    private final Color hair;
    private final Color ink;
    private final float line;

    Head(Graphics2D graphics, SplittableRandom random) {
      this.g = graphics;
      this.random = random;
      this.anime = random.nextInt(5) < 3;
      this.cx = SIDE / 2.0 + random.nextDouble(-5, 5);
      this.cy = SIDE * 0.55;
      this.half = between(32, 42);
      this.tall = half * (anime ? between(1.0, 1.25) : between(0.9, 1.45));
      this.pointed = anime ? between(0.35, 0.95) : between(-0.1, 0.5);
      this.turn = between(-0.22, 0.22) * half;
      this.eyeY = cy + tall * (anime ? between(0.0, 0.22) : between(-0.25, 0.1));
      this.eyeGap = half * between(0.36, 0.5);
      this.eyeWidth = half * (anime ? between(0.2, 0.3) : between(0.07, 0.3));
      this.eyeHeight = anime ? eyeWidth * between(0.8, 1.7) : eyeWidth * between(0.6, 1.4);
      this.mouthY =
          Math.max(
              eyeY + tall * 0.3, cy + tall * (anime ? between(0.55, 0.75) : between(0.4, 0.7)));
      this.mouthHalf = half * (anime ? between(0.08, 0.3) : between(0.2, 0.6));
      this.skin = SKINS[random.nextInt(anime ? 5 : SKINS.length)];
      this.hair =
          Color.getHSBColor(
              (float) random.nextDouble(),
              (float) random.nextDouble(0, anime ? 0.85 : 0.6),
              (float) random.nextDouble(0.08, 1));
      this.ink = random.nextInt(4) == 0 ? skin.darker().darker() : new Color(28, 22, 26);
      this.line = (float) (random.nextInt(6) == 0 ? 0.6 : between(1, 3.6));
    }

    private double between(double low, double high) {
      return random.nextDouble(low, high);
    }

    FaceLabel draw() {
      int style = random.nextInt(6);
      boolean bald = !anime && random.nextInt(3) == 0;
      if (!bald) {
        backHair(style);
      }
      if (random.nextInt(3) > 0) {
        neck();
      }
      Shape outline = outline();
      ears();
      fill(outline, skin);
      if (random.nextBoolean()) {
        shadow(outline);
      }
      stroke(outline);
      double x = cx + turn;
      double left = x - eyeGap * (turn > 0 ? 1 : 1 - 0.25 * -turn / half);
      double right = x + eyeGap * (turn > 0 ? 1 - 0.25 * turn / half : 1);
      Color iris =
          Color.getHSBColor(
              (float) random.nextDouble(), (float) between(0.3, 0.9), (float) between(0.2, 0.85));
      int look = random.nextInt(8);
      boolean wink = random.nextInt(10) == 0;
      eye(left, iris, look, false);
      eye(right, iris, look, wink);
      brows(left, right);
      double noseY = eyeY + (mouthY - eyeY) * between(0.5, 0.72);
      nose(x + turn * 0.2, noseY);
      double mouthX = x + turn * 0.05;
      mouth(mouthX);
      if (random.nextInt(4) == 0) {
        blush(left, right, noseY);
      }
      if (!bald) {
        fringe(style, outline);
      }
      if (random.nextInt(7) == 0) {
        glasses(left, right);
      }
      double top = Math.min(eyeY - eyeHeight, cy - tall * 0.45) - tall * 0.08;
      double bottom = cy + tall;
      double width = 2 * half * 0.86;
      return new FaceLabel(
          cx + 0.35 * turn,
          (top + bottom) / 2,
          width,
          bottom - top,
          new double[] {
            left,
            eyeY,
            right,
            eyeY,
            x + turn * 0.2,
            noseY,
            mouthX - mouthHalf,
            mouthY,
            mouthX + mouthHalf,
            mouthY
          },
          1);
    }

    private void fill(Shape shape, Color colour) {
      g.setColor(colour);
      g.fill(shape);
    }

    private void stroke(Shape shape) {
      g.setColor(ink);
      g.setStroke(new BasicStroke(line, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(shape);
    }

    private Shape outline() {
      Path2D path = new Path2D.Double();
      double jaw = cy + tall * between(0.35, 0.6);
      double narrow = half * (1 - 0.42 * Math.max(0, pointed));
      path.moveTo(cx - half, cy - tall * 0.15);
      path.curveTo(
          cx - half, cy - tall * 1.32, cx + half, cy - tall * 1.32, cx + half, cy - tall * 0.15);
      path.curveTo(
          cx + half,
          jaw,
          cx + narrow,
          cy + tall * (1 - 0.12 * pointed),
          cx + turn * 0.4,
          cy + tall);
      path.curveTo(
          cx - narrow,
          cy + tall * (1 - 0.12 * pointed),
          cx - half,
          jaw,
          cx - half,
          cy - tall * 0.15);
      path.closePath();
      return path;
    }

    private void ears() {
      if (random.nextBoolean()) {
        return;
      }
      for (int flip = -1; flip <= 1; flip += 2) {
        Shape ear =
            new Ellipse2D.Double(
                cx + flip * half - half * 0.16, eyeY - half * 0.2, half * 0.32, half * 0.55);
        fill(ear, skin);
        stroke(ear);
      }
    }

    private void neck() {
      double width = half * between(0.3, 0.6);
      Color cloth =
          Color.getHSBColor((float) random.nextDouble(), 0.6f, (float) between(0.2, 0.95));
      Shape body = new Ellipse2D.Double(cx - half * 1.5, cy + tall * 1.15, half * 3, half * 2.2);
      Shape neck = new Rectangle2D.Double(cx - width, cy + tall * 0.5, 2 * width, tall * 0.8);
      fill(body, cloth);
      stroke(body);
      fill(neck, skin.darker());
    }

    private void shadow(Shape outline) {
      Shape clip = g.getClip();
      g.setClip(outline);
      g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.16f));
      double side = random.nextBoolean() ? 1 : -1;
      fill(
          new Ellipse2D.Double(cx + side * half * 0.5 - half, cy - tall, 2 * half, 2.4 * tall),
          ink);
      g.setComposite(AlphaComposite.SrcOver);
      g.setClip(clip);
    }

    private void backHair(int style) {
      double reach = half * between(1.08, 1.35);
      double length = style < 3 ? tall * between(0.9, 2.0) : tall * between(0.1, 0.7);
      Path2D path = new Path2D.Double();
      path.moveTo(cx - reach, cy + length);
      path.curveTo(
          cx - reach * 1.15,
          cy - tall * 1.75,
          cx + reach * 1.15,
          cy - tall * 1.75,
          cx + reach,
          cy + length);
      path.quadTo(cx, cy + length * between(0.6, 1), cx - reach, cy + length);
      fill(path, hair);
      stroke(path);
      if (style == 4) {
        for (int i = 0; i < 9; i++) {
          double angle = Math.PI * (1.05 + 0.9 * i / 8);
          Path2D spike = new Path2D.Double();
          double reachOut = half * between(1.5, 2.0);
          spike.moveTo(
              cx + half * 1.1 * Math.cos(angle - 0.22), cy + tall * 1.1 * Math.sin(angle - 0.22));
          spike.lineTo(cx + reachOut * Math.cos(angle), cy + reachOut * Math.sin(angle));
          spike.lineTo(
              cx + half * 1.1 * Math.cos(angle + 0.22), cy + tall * 1.1 * Math.sin(angle + 0.22));
          fill(spike, hair);
          stroke(spike);
        }
      }
    }

    private void fringe(int style, Shape outline) {
      Path2D path = new Path2D.Double();
      double low = Math.min(eyeY - eyeHeight * between(0.3, 1.6), cy - tall * 0.05);
      path.moveTo(cx - half * 1.06, low + tall * between(0, 0.5));
      path.curveTo(
          cx - half * 1.1,
          cy - tall * 1.5,
          cx + half * 1.1,
          cy - tall * 1.5,
          cx + half * 1.06,
          low + tall * between(0, 0.5));
      int locks = style == 5 ? 1 : 2 + random.nextInt(6);
      double step = 2.12 * half / locks;
      for (int i = 0; i < locks; i++) {
        double from = cx + half * 1.06 - i * step;
        double tip = low + between(-0.25, 0.12) * tall;
        path.quadTo(
            from - step * between(0.1, 0.9),
            tip,
            from - step,
            i == locks - 1 ? low + tall * 0.2 : low - tall * between(0.05, 0.4));
      }
      path.closePath();
      fill(path, hair);
      stroke(path);
    }

    private void eye(double x, Color iris, int look, boolean closed) {
      double w = eyeWidth;
      double h = eyeHeight;
      if (closed || look == 7) {
        stroke(
            new Arc2D.Double(
                x - w, eyeY - h * 0.5, 2 * w, h, random.nextBoolean() ? 0 : 180, 180, Arc2D.OPEN));
        return;
      }
      if (!anime && look < 2) {
        fill(new Ellipse2D.Double(x - w * 0.6, eyeY - h * 0.6, w * 1.2, h * 1.2), ink);
        return;
      }
      Shape white = new Ellipse2D.Double(x - w, eyeY - h, 2 * w, 2 * h);
      fill(white, Color.WHITE);
      Shape clip = g.getClip();
      g.setClip(white);
      double r = anime ? 0.78 : 0.5;
      fill(new Ellipse2D.Double(x - w * r, eyeY - h * r * 1.05, 2 * w * r, 2.1 * h * r), iris);
      fill(new Ellipse2D.Double(x - w * r * 0.5, eyeY - h * r * 0.5, w * r, h * r), ink);
      fill(
          new Ellipse2D.Double(x - w * r * 0.7, eyeY - h * r * 0.85, w * r * 0.6, h * r * 0.6),
          Color.WHITE);
      if (look == 6) {
        fill(new Rectangle2D.Double(x - w, eyeY - h, 2 * w, h * 0.8), skin);
      }
      g.setClip(clip);
      if (anime && look % 2 == 0) {
        g.setColor(ink);
        g.setStroke(new BasicStroke(line * 1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Arc2D.Double(x - w, eyeY - h, 2 * w, 2 * h, 15, 150, Arc2D.OPEN));
      } else {
        stroke(white);
      }
    }

    private void brows(double left, double right) {
      if (random.nextInt(5) == 0) {
        return;
      }
      double y = eyeY - eyeHeight - half * between(0.08, 0.3);
      double slant = half * between(-0.16, 0.16);
      double reach = half * between(0.16, 0.3);
      stroke(
          new QuadCurve2D.Double(
              left - reach, y + slant, left, y - half * 0.08, left + reach, y - slant));
      stroke(
          new QuadCurve2D.Double(
              right - reach, y - slant, right, y - half * 0.08, right + reach, y + slant));
    }

    private void nose(double x, double y) {
      int kind = random.nextInt(anime ? 3 : 6);
      double size = half * between(0.05, anime ? 0.1 : 0.25);
      if (kind == 0) {
        fill(new Ellipse2D.Double(x - size * 0.3, y - size * 0.3, size * 0.6, size * 0.6), ink);
      } else if (kind == 1) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y - size * 1.6);
        path.lineTo(x + size, y);
        path.lineTo(x, y + size * 0.2);
        stroke(path);
      } else if (kind >= 3) {
        Shape bulb = new Ellipse2D.Double(x - size, y - size, 2 * size, 2 * size);
        fill(bulb, skin.darker());
        stroke(bulb);
      }
    }

    private void mouth(double x) {
      double open = mouthHalf * between(0.15, 1.1);
      switch (random.nextInt(5)) {
        case 0 ->
            stroke(
                new Arc2D.Double(
                    x - mouthHalf, mouthY - open, 2 * mouthHalf, 2 * open, 180, 180, Arc2D.OPEN));
        case 1 ->
            stroke(
                new QuadCurve2D.Double(
                    x - mouthHalf,
                    mouthY,
                    x,
                    mouthY + mouthHalf * between(-0.4, 0.4),
                    x + mouthHalf,
                    mouthY));
        case 2 -> {
          Shape hole =
              new Arc2D.Double(
                  x - mouthHalf, mouthY - open, 2 * mouthHalf, 2 * open, 180, 180, Arc2D.CHORD);
          fill(hole, new Color(150, 40, 50));
          stroke(hole);
        }
        case 3 -> {
          Shape hole =
              new Ellipse2D.Double(x - mouthHalf, mouthY - open * 0.6, 2 * mouthHalf, 1.2 * open);
          fill(hole, new Color(120, 30, 40));
          fill(
              new Rectangle2D.Double(
                  x - mouthHalf * 0.7, mouthY - open * 0.4, mouthHalf * 1.4, open * 0.35),
              Color.WHITE);
          stroke(hole);
        }
        default -> {
          fill(
              new Ellipse2D.Double(x - mouthHalf, mouthY - open * 0.25, 2 * mouthHalf, open * 0.5),
              new Color(200, 80, 90));
          stroke(new QuadCurve2D.Double(x - mouthHalf, mouthY, x, mouthY, x + mouthHalf, mouthY));
        }
      }
    }

    private void blush(double left, double right, double y) {
      g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.35f));
      double r = half * 0.17;
      fill(new Ellipse2D.Double(left - r * 1.3, y - r * 0.5, 2 * r, r), Color.RED);
      fill(new Ellipse2D.Double(right - r * 0.7, y - r * 0.5, 2 * r, r), Color.RED);
      g.setComposite(AlphaComposite.SrcOver);
    }

    private void glasses(double left, double right) {
      double r = Math.max(half * 0.26, eyeWidth * 1.15);
      stroke(new Ellipse2D.Double(left - r, eyeY - r, 2 * r, 2 * r));
      stroke(new Ellipse2D.Double(right - r, eyeY - r, 2 * r, 2 * r));
      stroke(new Line2D.Double(left + r, eyeY, right - r, eyeY));
    }
  }
}
