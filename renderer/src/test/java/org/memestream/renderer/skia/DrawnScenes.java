package org.memestream.renderer.skia;

import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.PaintMode;
import io.github.humbleui.skija.PaintStrokeCap;
import io.github.humbleui.skija.Shader;
import io.github.humbleui.skija.Surface;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Size;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.SkijaRaster;

/** Scenes drawn on the spot, with what styles have to do with: a face in uneven light. */
final class DrawnScenes {

  private DrawnScenes() {}

  /** A face in the middle. */
  static Scene portrait(int width, int height) {
    return portrait(width, height, 0.5f, 0.5f, 0.55f);
  }

  /**
   * One face before a wall.
   *
   * @param x where its middle is, as a share of the width
   * @param y where its middle is, as a share of the height
   * @param share its height as a share of the picture's
   */
  static Scene portrait(int width, int height, float x, float y, float share) {
    float high = height * share;
    float wide = high * 0.78f;
    Rect face = Rect.makeXYWH(width * x - wide / 2, height * y - high / 2, wide, high);
    FaceBox box = new FaceBox((int) face.getLeft(), (int) face.getTop(), (int) wide, (int) high);
    return new Scene(List.of(drawn(width, height, face)), new Size(width, height), List.of(box));
  }

  private static Picture drawn(int width, int height, Rect face) {
    try (Surface surface =
            Surface.makeRaster(SkijaRaster.info(width, height, ColorAlphaType.OPAQUE));
        Shader wall =
            Shader.makeLinearGradient(
                0, 0, width, height, new int[] {0xff3a7ca5, 0xfff2c879}, new float[] {0, 1});
        Paint paint = new Paint().setShader(wall)) {
      Canvas canvas = surface.getCanvas();
      canvas.drawPaint(paint);
      canvas.translate(face.getLeft(), face.getTop());
      canvas.scale(face.getWidth() / 100, face.getHeight() / 128);
      head(canvas);
      try (Image image = surface.makeImageSnapshot()) {
        return SkijaRaster.picture(image);
      }
    }
  }

  /** 100 wide and 128 high, lit from the left. */
  private static void head(Canvas canvas) {
    try (Shader light =
            Shader.makeLinearGradient(
                new Point(0, 0),
                new Point(100, 30),
                new int[] {0xfff6d3b3, 0xffe3ad86, 0xff9a6a4c},
                new float[] {0, 0.5f, 1});
        Paint skin = new Paint().setShader(light).setAntiAlias(true);
        Paint dark = new Paint().setColor(0xff2b1d14).setAntiAlias(true);
        Paint white = new Paint().setColor(0xfff5f1ea).setAntiAlias(true);
        Paint red = new Paint().setColor(0xff9c3b32).setAntiAlias(true);
        Paint line =
            new Paint()
                .setColor(0xff6d4630)
                .setAntiAlias(true)
                .setMode(PaintMode.STROKE)
                .setStrokeCap(PaintStrokeCap.ROUND)
                .setStrokeWidth(3)) {
      canvas.drawOval(Rect.makeLTRB(-8, -16, 108, 90), dark);
      canvas.drawOval(Rect.makeLTRB(0, 0, 100, 128), skin);
      for (int eye = 0; eye < 2; eye++) {
        float x = 29 + 42 * eye;
        canvas.drawOval(Rect.makeLTRB(x - 11, 47, x + 11, 61), white);
        canvas.drawCircle(x + 1, 54, 6, dark);
        canvas.drawRect(Rect.makeLTRB(x - 13, 36 - 2 * eye, x + 13, 41 - 2 * eye), dark);
      }
      canvas.drawLine(52, 56, 47, 76, line);
      canvas.drawLine(47, 76, 55, 78, line);
      canvas.drawOval(Rect.makeLTRB(31, 88, 71, 108), red);
      canvas.drawRect(Rect.makeLTRB(38, 91, 64, 96), white);
    }
  }
}
