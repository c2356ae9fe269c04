package org.memestream.renderer.skia;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.memestream.renderer.drawing.Area;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Size;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureScaler;
import org.memestream.runtime.picture.SkijaRaster;

/**
 * A canvas on which frames are laid, and what is drawn over each of them.
 *
 * @param size of the canvas
 * @param background what is seen where nothing else is, {@code 0xAARRGGBB}
 * @param paper part of the canvas that is white; empty for none
 * @param picture part of the canvas that a frame fills
 * @param text what comes over it
 */
record Sheet(Size size, int background, Area paper, Area picture, List<SetText> text) {

  private static final int CLEAR = 0;
  private static final int WHITE = 0xffffffff;
  private static final Area NO_PAPER = new Area(0, 0, 0, 0);

  Sheet {
    text = List.copyOf(text);
  }

  /** A sheet on which the picture lies as a canvas asks, with its margin. */
  static Sheet of(CanvasSize canvas, Size size, Area picture, List<SetText> text) {
    return new Sheet(size, margin(canvas), NO_PAPER, picture, text);
  }

  /** A sheet that is white in that area, beside which the canvas has its margin. */
  static Sheet onPaper(CanvasSize canvas, Size size, Area paper, Area picture, List<SetText> text) {
    return new Sheet(size, margin(canvas), paper, picture, text);
  }

  private static int margin(CanvasSize canvas) {
    return canvas instanceof CanvasSize.Exact exact && exact.margin() == CanvasSize.Margin.WHITE
        ? WHITE
        : CLEAR;
  }

  /** All frames of a scene, each on a sheet of its own. */
  List<Picture> painted(Scene scene) {
    List<Picture> painted = new ArrayList<>(scene.frames().size());
    boolean asItIs = picture.fills(size) && scene.frameSize().equals(size);
    for (Picture frame : scene.frames()) {
      if (asItIs && text.isEmpty()) {
        painted.add(frame);
      } else if (asItIs && !frame.hasAlpha()) {
        painted.add(drawnOver(frame));
      } else {
        painted.add(laidOut(frame));
      }
    }
    return painted;
  }

  /** The fast way: the frame's pixels are the canvas. */
  private Picture drawnOver(Picture frame) {
    try (Bitmap bitmap = SkijaRaster.bitmap(frame);
        Canvas canvas = new Canvas(bitmap)) {
      text.forEach(set -> set.draw(canvas));
      return SkijaRaster.picture(bitmap);
    }
  }

  private Picture laidOut(Picture frame) {
    boolean opaque =
        background == WHITE || paper.fills(size) || picture.fills(size) && !frame.hasAlpha();
    ColorAlphaType alpha = opaque ? ColorAlphaType.OPAQUE : ColorAlphaType.PREMUL;
    try (Bitmap bitmap = new Bitmap()) {
      SkijaRaster.allocate(bitmap, SkijaRaster.info(size.width(), size.height(), alpha));
      try (Canvas canvas = new Canvas(bitmap);
          Image image = SkijaRaster.image(frame);
          Paint white = new Paint().setColor(WHITE)) {
        canvas.clear(paper.fills(size) ? WHITE : background);
        canvas.drawRect(Rect.makeXYWH(paper.x(), paper.y(), paper.width(), paper.height()), white);
        drawFrame(canvas, image);
        text.forEach(set -> set.draw(canvas));
      }
      return SkijaRaster.picture(bitmap);
    }
  }

  private void drawFrame(Canvas canvas, Image image) {
    if (image.getWidth() == picture.width() && image.getHeight() == picture.height()) {
      canvas.drawImage(image, picture.x(), picture.y());
    } else {
      try (Image scaled = PictureScaler.scaled(image, picture.width(), picture.height())) {
        canvas.drawImage(scaled, picture.x(), picture.y());
      }
    }
  }
}
