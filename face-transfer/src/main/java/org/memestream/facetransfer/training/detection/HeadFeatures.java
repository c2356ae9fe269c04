package org.memestream.facetransfer.training.detection;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;

/** Eyes, brows, nose, mouth and what lies on the face of a drawn head. */
record HeadFeatures(HeadShape head, HeadPen pen) {

  void drawEye(double x, Color iris, int look, boolean closed) {
    double w = head.eyeWidth;
    double h = head.eyeHeight;
    if (closed || look == 7) {
      pen.stroke(
          new Arc2D.Double(
              x - w,
              head.eyeY - h * 0.5,
              2 * w,
              h,
              head.random.nextBoolean() ? 0 : 180,
              180,
              Arc2D.OPEN));
      return;
    }
    if (!head.anime && look < 2) {
      pen.fill(new Ellipse2D.Double(x - w * 0.6, head.eyeY - h * 0.6, w * 1.2, h * 1.2), head.ink);
      return;
    }
    Shape white = new Ellipse2D.Double(x - w, head.eyeY - h, 2 * w, 2 * h);
    pen.fill(white, Color.WHITE);
    Shape clip = pen.graphics().getClip();
    pen.graphics().setClip(white);
    double r = head.anime ? 0.78 : 0.5;
    pen.fill(
        new Ellipse2D.Double(x - w * r, head.eyeY - h * r * 1.05, 2 * w * r, 2.1 * h * r), iris);
    pen.fill(
        new Ellipse2D.Double(x - w * r * 0.5, head.eyeY - h * r * 0.5, w * r, h * r), head.ink);
    pen.fill(
        new Ellipse2D.Double(x - w * r * 0.7, head.eyeY - h * r * 0.85, w * r * 0.6, h * r * 0.6),
        Color.WHITE);
    if (look == 6) {
      pen.fill(new Rectangle2D.Double(x - w, head.eyeY - h, 2 * w, h * 0.8), head.skin);
    }
    pen.graphics().setClip(clip);
    if (head.anime && look % 2 == 0) {
      pen.stroke(
          new Arc2D.Double(x - w, head.eyeY - h, 2 * w, 2 * h, 15, 150, Arc2D.OPEN),
          head.line * 1.6f);
    } else {
      pen.stroke(white);
    }
  }

  void drawBrows(double left, double right) {
    if (head.random.nextInt(5) == 0) {
      return;
    }
    double y = head.eyeY - head.eyeHeight - head.half * head.between(0.08, 0.3);
    double slant = head.half * head.between(-0.16, 0.16);
    double reach = head.half * head.between(0.16, 0.3);
    pen.stroke(
        new QuadCurve2D.Double(
            left - reach, y + slant, left, y - head.half * 0.08, left + reach, y - slant));
    pen.stroke(
        new QuadCurve2D.Double(
            right - reach, y - slant, right, y - head.half * 0.08, right + reach, y + slant));
  }

  void drawNose(double x, double y) {
    int kind = head.random.nextInt(head.anime ? 3 : 6);
    double size = head.half * head.between(0.05, head.anime ? 0.1 : 0.25);
    if (kind == 0) {
      pen.fill(
          new Ellipse2D.Double(x - size * 0.3, y - size * 0.3, size * 0.6, size * 0.6), head.ink);
    } else if (kind == 1) {
      Path2D path = new Path2D.Double();
      path.moveTo(x, y - size * 1.6);
      path.lineTo(x + size, y);
      path.lineTo(x, y + size * 0.2);
      pen.stroke(path);
    } else if (kind >= 3) {
      Shape bulb = new Ellipse2D.Double(x - size, y - size, 2 * size, 2 * size);
      pen.fill(bulb, head.skin.darker());
      pen.stroke(bulb);
    }
  }

  void drawMouth(double x) {
    double open = head.mouthHalf * head.between(0.15, 1.1);
    switch (head.random.nextInt(5)) {
      case 0 ->
          pen.stroke(
              new Arc2D.Double(
                  x - head.mouthHalf,
                  head.mouthY - open,
                  2 * head.mouthHalf,
                  2 * open,
                  180,
                  180,
                  Arc2D.OPEN));
      case 1 ->
          pen.stroke(
              new QuadCurve2D.Double(
                  x - head.mouthHalf,
                  head.mouthY,
                  x,
                  head.mouthY + head.mouthHalf * head.between(-0.4, 0.4),
                  x + head.mouthHalf,
                  head.mouthY));
      case 2 -> {
        Shape hole =
            new Arc2D.Double(
                x - head.mouthHalf,
                head.mouthY - open,
                2 * head.mouthHalf,
                2 * open,
                180,
                180,
                Arc2D.CHORD);
        pen.fill(hole, new Color(150, 40, 50));
        pen.stroke(hole);
      }
      case 3 -> {
        Shape hole =
            new Ellipse2D.Double(
                x - head.mouthHalf, head.mouthY - open * 0.6, 2 * head.mouthHalf, 1.2 * open);
        pen.fill(hole, new Color(120, 30, 40));
        pen.fill(
            new Rectangle2D.Double(
                x - head.mouthHalf * 0.7,
                head.mouthY - open * 0.4,
                head.mouthHalf * 1.4,
                open * 0.35),
            Color.WHITE);
        pen.stroke(hole);
      }
      default -> {
        pen.fill(
            new Ellipse2D.Double(
                x - head.mouthHalf, head.mouthY - open * 0.25, 2 * head.mouthHalf, open * 0.5),
            new Color(200, 80, 90));
        pen.stroke(
            new QuadCurve2D.Double(
                x - head.mouthHalf, head.mouthY, x, head.mouthY, x + head.mouthHalf, head.mouthY));
      }
    }
  }

  void drawBlush(double left, double right, double y) {
    pen.graphics().setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.35f));
    double r = head.half * 0.17;
    pen.fill(new Ellipse2D.Double(left - r * 1.3, y - r * 0.5, 2 * r, r), Color.RED);
    pen.fill(new Ellipse2D.Double(right - r * 0.7, y - r * 0.5, 2 * r, r), Color.RED);
    pen.graphics().setComposite(AlphaComposite.SrcOver);
  }

  void drawGlasses(double left, double right) {
    double r = Math.max(head.half * 0.26, head.eyeWidth * 1.15);
    pen.stroke(new Ellipse2D.Double(left - r, head.eyeY - r, 2 * r, 2 * r));
    pen.stroke(new Ellipse2D.Double(right - r, head.eyeY - r, 2 * r, 2 * r));
    pen.stroke(new Line2D.Double(left + r, head.eyeY, right - r, head.eyeY));
  }
}
