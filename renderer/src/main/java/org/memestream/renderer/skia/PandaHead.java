package org.memestream.renderer.skia;

import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.PaintMode;
import io.github.humbleui.skija.PaintStrokeCap;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.types.Rect;

/**
 * A panda that leans on whatever is below it, in units of its own: {@value #WIDTH} wide and {@value
 * #HEIGHT} high. Its face is left empty.
 */
final class PandaHead {

  static final float WIDTH = 1000;
  static final float HEIGHT = 830;

  /** Where a face belongs: the ellipse within this rectangle. */
  static final Rect FACE = Rect.makeLTRB(234, 150, 766, 682);

  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;

  /** Width of the pen, in the panda's units. */
  private static final float PEN = 16;

  private PandaHead() {}

  /** Draws it with its upper left corner at the origin, one unit to a pixel. */
  static void draw(Canvas canvas) {
    try (Paint black = new Paint().setColor(BLACK).setAntiAlias(true);
        Paint white = new Paint().setColor(WHITE).setAntiAlias(true);
        Paint pen =
            new Paint()
                .setColor(BLACK)
                .setAntiAlias(true)
                .setMode(PaintMode.STROKE)
                .setStrokeCap(PaintStrokeCap.ROUND)
                .setStrokeWidth(PEN)) {
      ear(canvas, black, 208, 152, -32);
      ear(canvas, black, 792, 152, 32);
      try (Path shoulders = shoulders();
          Path rim = head(17, 19);
          Path head = head(0, 0)) {
        canvas.drawPath(shoulders, black);
        canvas.drawPath(rim, black);
        canvas.drawPath(head, white);
      }
      paw(canvas, black, white, 262, 742, 12);
      paw(canvas, black, white, 738, 742, -12);
      tuft(canvas, pen);
    }
  }

  private static void ear(Canvas canvas, Paint black, float x, float y, float tilt) {
    canvas.save();
    canvas.translate(x, y);
    canvas.rotate(tilt);
    canvas.drawOval(Rect.makeLTRB(-108, -122, 108, 122), black);
    canvas.restore();
  }

  /** The outline of the head; wider at the cheeks than at the brow, and grown for the rim. */
  private static Path head(float sides, float below) {
    float left = 148 - sides;
    float right = 852 + sides;
    float top = 70 - sides * 0.8f;
    float bottom = 712 + below;
    try (PathBuilder path = new PathBuilder()) {
      return path.moveTo(500, top)
          .cubicTo(712, top, right - 22, 200, right, 412)
          .cubicTo(right + 14, 616, 726, bottom, 500, bottom)
          .cubicTo(274, bottom, left - 14, 616, left, 412)
          .cubicTo(left + 22, 200, 288, top, 500, top)
          .closePath()
          .build();
    }
  }

  private static Path shoulders() {
    try (PathBuilder path = new PathBuilder()) {
      return path.moveTo(180, 600)
          .cubicTo(120, 680, 96, 750, 100, 818)
          .lineTo(900, 818)
          .cubicTo(904, 750, 880, 680, 820, 600)
          .closePath()
          .build();
    }
  }

  /** A paw with a white rim towards the body, so that it stands out from it, and its fingers. */
  private static void paw(Canvas canvas, Paint black, Paint white, float x, float y, float tilt) {
    canvas.save();
    canvas.translate(x, y);
    canvas.rotate(tilt);
    canvas.drawOval(Rect.makeLTRB(-118, -88, 118, 92), white);
    canvas.drawOval(Rect.makeLTRB(-104, -74, 104, 86), black);
    for (int finger = -1; finger <= 1; finger += 2) {
      canvas.drawOval(Rect.makeXYWH(finger * 34 - 6, 20, 12, 50), white);
    }
    canvas.restore();
  }

  /** Three hairs that never lie down. */
  private static void tuft(Canvas canvas, Paint pen) {
    try (PathBuilder path = new PathBuilder();
        Path hairs =
            path.moveTo(500, 64)
                .quadTo(494, 30, 512, 10)
                .moveTo(474, 64)
                .quadTo(462, 40, 466, 22)
                .moveTo(526, 64)
                .quadTo(528, 44, 548, 34)
                .build()) {
      canvas.drawPath(hairs, pen);
    }
  }
}
