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

/** A white band above the picture with black text in it; no band without text. */
final class BandPainter implements MemePainter {

  /** Height of the band as a share of the picture's. */
  private static final double BAND = 0.25;

  private static final double LARGEST_SIZE = 0.42;
  private static final double SIDE_MARGIN = 0.04;
  private static final double EDGE_MARGIN = 0.1;

  /** The band is low and wide, so that another line pays early. */
  private static final Lettering LETTERING = new Lettering(0xff000000, 0, 0, 0.22f, 4, 1.1f);

  private final Typesetter setter;

  BandPainter(Typesetter setter) {
    this.setter = setter;
  }

  @Override
  public String name() {
    return "band";
  }

  @Override
  public boolean regardsFaces(MemeText text) {
    return false;
  }

  @Override
  public List<Picture> paint(Scene scene, MemeText text, CanvasSize canvas)
      throws UndrawableTextException {
    Size frame = scene.frameSize();
    double share = text.paragraphs().isEmpty() ? 0 : BAND;
    int natural = (int) Math.round(frame.height() * (1 + share));
    Size both = new Size(frame.width(), natural);
    Size whole = canvas.canvas(both);
    Area sheet = Area.of(whole).middle(canvas.fitted(both));
    int height = (int) Math.round(sheet.height() * share / (1 + share));
    Area band = new Area(sheet.x(), sheet.y(), sheet.width(), height);
    Area picture = new Area(sheet.x(), sheet.y() + height, sheet.width(), sheet.height() - height);
    if (height == 0) {
      return Sheet.of(canvas, whole, picture, List.of()).painted(scene);
    }
    SetText set =
        setter.set(
            text.paragraphs(),
            LETTERING,
            band.inset(band.width() * SIDE_MARGIN, band.height() * EDGE_MARGIN),
            Anchor.MIDDLE,
            Math.max(Lettering.SMALLEST_SIZE, (float) (height * LARGEST_SIZE)));
    return Sheet.onPaper(canvas, whole, sheet, picture, List.of(set)).painted(scene);
  }
}
