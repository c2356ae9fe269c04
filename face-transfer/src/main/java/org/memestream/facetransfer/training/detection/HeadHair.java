package org.memestream.facetransfer.training.detection;

import java.awt.geom.Path2D;

/** The hair of a drawn head, behind the face and over the forehead. */
record HeadHair(HeadShape head, HeadPen pen) {

  void drawBack(int style) {
    double reach = head.half * head.between(1.08, 1.35);
    double length =
        style < 3 ? head.tall * head.between(0.9, 2.0) : head.tall * head.between(0.1, 0.7);
    Path2D path = new Path2D.Double();
    path.moveTo(head.cx - reach, head.cy + length);
    path.curveTo(
        head.cx - reach * 1.15,
        head.cy - head.tall * 1.75,
        head.cx + reach * 1.15,
        head.cy - head.tall * 1.75,
        head.cx + reach,
        head.cy + length);
    path.quadTo(
        head.cx, head.cy + length * head.between(0.6, 1), head.cx - reach, head.cy + length);
    pen.fill(path, head.hair);
    pen.stroke(path);
    if (style == 4) {
      for (int i = 0; i < 9; i++) {
        double angle = Math.PI * (1.05 + 0.9 * i / 8);
        Path2D spike = new Path2D.Double();
        double reachOut = head.half * head.between(1.5, 2.0);
        spike.moveTo(
            head.cx + head.half * 1.1 * Math.cos(angle - 0.22),
            head.cy + head.tall * 1.1 * Math.sin(angle - 0.22));
        spike.lineTo(head.cx + reachOut * Math.cos(angle), head.cy + reachOut * Math.sin(angle));
        spike.lineTo(
            head.cx + head.half * 1.1 * Math.cos(angle + 0.22),
            head.cy + head.tall * 1.1 * Math.sin(angle + 0.22));
        pen.fill(spike, head.hair);
        pen.stroke(spike);
      }
    }
  }

  void drawFringe(int style) {
    Path2D path = new Path2D.Double();
    double low =
        Math.min(head.eyeY - head.eyeHeight * head.between(0.3, 1.6), head.cy - head.tall * 0.05);
    path.moveTo(head.cx - head.half * 1.06, low + head.tall * head.between(0, 0.5));
    path.curveTo(
        head.cx - head.half * 1.1,
        head.cy - head.tall * 1.5,
        head.cx + head.half * 1.1,
        head.cy - head.tall * 1.5,
        head.cx + head.half * 1.06,
        low + head.tall * head.between(0, 0.5));
    int locks = style == 5 ? 1 : 2 + head.random.nextInt(6);
    double step = 2.12 * head.half / locks;
    for (int i = 0; i < locks; i++) {
      double from = head.cx + head.half * 1.06 - i * step;
      double tip = low + head.between(-0.25, 0.12) * head.tall;
      path.quadTo(
          from - step * head.between(0.1, 0.9),
          tip,
          from - step,
          i == locks - 1 ? low + head.tall * 0.2 : low - head.tall * head.between(0.05, 0.4));
    }
    path.closePath();
    pen.fill(path, head.hair);
    pen.stroke(path);
  }
}
