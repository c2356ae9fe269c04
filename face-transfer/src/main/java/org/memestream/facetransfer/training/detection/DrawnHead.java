package org.memestream.facetransfer.training.detection;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/** One head while it is drawn. */
final class DrawnHead {

  private final HeadShape head;
  private final HeadPen pen;
  private final HeadHair locks;
  private final HeadFeatures features;

  DrawnHead(Graphics2D graphics, SplittableRandom random) {
    this.head = new HeadShape(random);
    this.pen = new HeadPen(graphics, head);
    this.locks = new HeadHair(head, pen);
    this.features = new HeadFeatures(head, pen);
  }

  /** Draws all of it. Returns where the face is. */
  FaceLabel draw() {
    int style = head.random.nextInt(6);
    boolean bald = !head.anime && head.random.nextInt(3) == 0;
    if (!bald) {
      locks.drawBack(style);
    }
    if (head.random.nextInt(3) > 0) {
      drawNeck();
    }
    Shape outline = outline();
    drawEars();
    pen.fill(outline, head.skin);
    if (head.random.nextBoolean()) {
      drawShadow(outline);
    }
    pen.stroke(outline);
    double x = head.cx + head.turn;
    double left = x - head.eyeGap * (head.turn > 0 ? 1 : 1 - 0.25 * -head.turn / head.half);
    double right = x + head.eyeGap * (head.turn > 0 ? 1 - 0.25 * head.turn / head.half : 1);
    Color iris =
        Color.getHSBColor(
            (float) head.random.nextDouble(),
            (float) head.between(0.3, 0.9),
            (float) head.between(0.2, 0.85));
    int look = head.random.nextInt(8);
    boolean wink = head.random.nextInt(10) == 0;
    features.drawEye(left, iris, look, false);
    features.drawEye(right, iris, look, wink);
    features.drawBrows(left, right);
    double noseY = head.eyeY + (head.mouthY - head.eyeY) * head.between(0.5, 0.72);
    features.drawNose(x + head.turn * 0.2, noseY);
    double mouthX = x + head.turn * 0.05;
    features.drawMouth(mouthX);
    if (head.random.nextInt(4) == 0) {
      features.drawBlush(left, right, noseY);
    }
    if (!bald) {
      locks.drawFringe(style);
    }
    if (head.random.nextInt(7) == 0) {
      features.drawGlasses(left, right);
    }
    double top =
        Math.min(head.eyeY - head.eyeHeight, head.cy - head.tall * 0.45) - head.tall * 0.08;
    double bottom = head.cy + head.tall;
    double width = 2 * head.half * 0.86;
    return new FaceLabel(
        head.cx + 0.35 * head.turn,
        (top + bottom) / 2,
        width,
        bottom - top,
        new double[] {
          left,
          head.eyeY,
          right,
          head.eyeY,
          x + head.turn * 0.2,
          noseY,
          mouthX - head.mouthHalf,
          head.mouthY,
          mouthX + head.mouthHalf,
          head.mouthY
        },
        1);
  }

  private Shape outline() {
    Path2D path = new Path2D.Double();
    double jaw = head.cy + head.tall * head.between(0.35, 0.6);
    double narrow = head.half * (1 - 0.42 * Math.max(0, head.pointed));
    path.moveTo(head.cx - head.half, head.cy - head.tall * 0.15);
    path.curveTo(
        head.cx - head.half,
        head.cy - head.tall * 1.32,
        head.cx + head.half,
        head.cy - head.tall * 1.32,
        head.cx + head.half,
        head.cy - head.tall * 0.15);
    path.curveTo(
        head.cx + head.half,
        jaw,
        head.cx + narrow,
        head.cy + head.tall * (1 - 0.12 * head.pointed),
        head.cx + head.turn * 0.4,
        head.cy + head.tall);
    path.curveTo(
        head.cx - narrow,
        head.cy + head.tall * (1 - 0.12 * head.pointed),
        head.cx - head.half,
        jaw,
        head.cx - head.half,
        head.cy - head.tall * 0.15);
    path.closePath();
    return path;
  }

  private void drawEars() {
    if (head.random.nextBoolean()) {
      return;
    }
    for (int flip = -1; flip <= 1; flip += 2) {
      Shape ear =
          new Ellipse2D.Double(
              head.cx + flip * head.half - head.half * 0.16,
              head.eyeY - head.half * 0.2,
              head.half * 0.32,
              head.half * 0.55);
      pen.fill(ear, head.skin);
      pen.stroke(ear);
    }
  }

  private void drawNeck() {
    double width = head.half * head.between(0.3, 0.6);
    Color cloth =
        Color.getHSBColor((float) head.random.nextDouble(), 0.6f, (float) head.between(0.2, 0.95));
    Shape body =
        new Ellipse2D.Double(
            head.cx - head.half * 1.5, head.cy + head.tall * 1.15, head.half * 3, head.half * 2.2);
    Shape neck =
        new Rectangle2D.Double(
            head.cx - width, head.cy + head.tall * 0.5, 2 * width, head.tall * 0.8);
    pen.fill(body, cloth);
    pen.stroke(body);
    pen.fill(neck, head.skin.darker());
  }

  private void drawShadow(Shape outline) {
    Shape clip = pen.graphics().getClip();
    pen.graphics().setClip(outline);
    pen.graphics().setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.16f));
    double side = head.random.nextBoolean() ? 1 : -1;
    pen.fill(
        new Ellipse2D.Double(
            head.cx + side * head.half * 0.5 - head.half,
            head.cy - head.tall,
            2 * head.half,
            2.4 * head.tall),
        head.ink);
    pen.graphics().setComposite(AlphaComposite.SrcOver);
    pen.graphics().setClip(clip);
  }
}
