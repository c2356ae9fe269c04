package org.memestream.renderer.skia;

import java.util.List;
import org.memestream.renderer.drawing.Area;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Size;
import org.memestream.runtime.picture.Picture;

/** The picture alone, for a new expression that needs no words. Its text is not drawn. */
final class PlainPainter implements MemePainter {

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public boolean regardsFaces(MemeText text) {
    return false;
  }

  @Override
  public List<Picture> paint(Scene scene, MemeText text, CanvasSize canvas) {
    Size whole = canvas.canvas(scene.frameSize());
    Area picture = Area.of(whole).middle(canvas.fitted(scene.frameSize()));
    return Sheet.of(canvas, whole, picture, List.of()).painted(scene);
  }
}
