package org.memestream.renderer.skia;

import java.util.List;
import org.memestream.renderer.drawing.Area;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.Lettering;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Size;
import org.memestream.renderer.drawing.TextFitter.Anchor;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.runtime.picture.Picture;

/** The form of a 表情包: a white square, the picture on it, and black text centred below. */
final class CaptionBelowPainter implements MemePainter {

  private static final double MARGIN = 0.04;
  private static final double GAP = 0.035;

  /** Most of the height that text may take. */
  private static final double TEXT = 0.3;

  private static final double LARGEST_SIZE = 0.125;

  private final Typesetter setter;

  CaptionBelowPainter(Typesetter setter) {
    this.setter = setter;
  }

  @Override
  public String name() {
    return "caption-below";
  }

  @Override
  public boolean regardsFaces(MemeText text) {
    return false;
  }

  @Override
  public List<Picture> paint(Scene scene, MemeText text, CanvasSize canvas)
      throws UndrawableTextException {
    int longest = scene.frameSize().longest();
    Size whole = canvas.canvas(new Size(longest, longest));
    int side = Math.min(whole.width(), whole.height());
    Area inner = Area.of(whole).inset(side * MARGIN, side * MARGIN);
    if (text.paragraphs().isEmpty()) {
      return sheet(canvas, whole, fitted(scene, inner), List.of()).painted(scene);
    }
    Area below = lowest(inner, (int) (whole.height() * TEXT));
    float largest = Math.max(Lettering.SMALLEST_SIZE, (float) (side * LARGEST_SIZE));
    SetText first = setter.set(text.paragraphs(), Lettering.BLACK, below, Anchor.BOTTOM, largest);
    // What the text leaves goes to the picture, and what both leave to above and below them.
    int gap = (int) Math.ceil(side * GAP);
    int textHeight = inner.bottom() - first.fitted().extent().y();
    Area picture =
        fitted(
            scene,
            new Area(inner.x(), inner.y(), inner.width(), inner.height() - textHeight - gap));
    int spare = inner.height() - picture.height() - gap - textHeight;
    Area raised = new Area(picture.x(), inner.y() + spare / 2, picture.width(), picture.height());
    SetText set = first.lowered(raised.bottom() + gap - first.fitted().extent().y());
    return sheet(canvas, whole, raised, List.of(set)).painted(scene);
  }

  private static Sheet sheet(CanvasSize canvas, Size size, Area picture, List<SetText> text) {
    return Sheet.onPaper(canvas, size, Area.of(size), picture, text);
  }

  private static Area lowest(Area area, int height) {
    int high = Math.min(height, area.height());
    return new Area(area.x(), area.bottom() - high, area.width(), high);
  }

  private static Area fitted(Scene scene, Area area) {
    CanvasSize room =
        CanvasSize.exactly(
            Math.max(1, area.width()), Math.max(1, area.height()), CanvasSize.Margin.WHITE);
    return area.middle(room.fitted(scene.frameSize()));
  }
}
