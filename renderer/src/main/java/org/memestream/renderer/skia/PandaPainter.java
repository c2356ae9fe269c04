package org.memestream.renderer.skia;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.renderer.drawing.Area;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.renderer.drawing.FaceProblem;
import org.memestream.renderer.drawing.Lettering;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Size;
import org.memestream.renderer.drawing.TextFitter.Anchor;
import org.memestream.renderer.drawing.UndrawableMemeException;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.renderer.drawing.UnusableFaceException;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.SkijaRaster;

/** The largest face, in black ink on the head of a panda, and black text below. */
final class PandaPainter implements MemePainter {

  private static final int WHITE = 0xffffffff;

  /** A panda is as sharp at any size; this one sends well. */
  private static final Size NATURAL = new Size(512, 512);

  /** A face of fewer pixels cannot be recognised once it is enlarged. */
  private static final int LEAST_FACE = 24;

  /** Detectors' boxes begin at the hair; features begin at the brow. Shares of the box's height. */
  private static final float CUT = 0.72f;

  private static final float MIDDLE = 0.58f;

  /** A box wider than this share of its height has more than the face at its sides. */
  private static final float WIDEST = 0.82f;

  private static final double MARGIN = 0.035;
  private static final double GAP = 0.03;
  private static final double TEXT = 0.27;
  private static final double LARGEST_SIZE = 0.12;

  private final Typesetter setter;

  PandaPainter(Typesetter setter) {
    this.setter = setter;
  }

  @Override
  public String name() {
    return "panda";
  }

  @Override
  public boolean regardsFaces(MemeText text) {
    return true;
  }

  @Override
  public List<Picture> paint(Scene scene, MemeText text, CanvasSize canvas)
      throws UndrawableMemeException {
    Cut face = face(scene);
    Size whole = canvas.canvas(NATURAL);
    int side = Math.min(whole.width(), whole.height());
    Area inner = Area.of(whole).inset(side * MARGIN, side * MARGIN);
    Optional<SetText> set = set(text, inner, side);
    int below =
        set.map(found -> inner.bottom() - found.fitted().extent().y() + (int) (side * GAP))
            .orElse(0);
    Area panda = new Area(inner.x(), inner.y(), inner.width(), inner.height() - below);
    return painted(scene, face, whole, panda, set);
  }

  private Optional<SetText> set(MemeText text, Area inner, int side)
      throws UndrawableTextException {
    if (text.paragraphs().isEmpty()) {
      return Optional.empty();
    }
    int high = (int) (side * TEXT);
    Area box = new Area(inner.x(), inner.bottom() - high, inner.width(), high);
    float largest = Math.max(Lettering.SMALLEST_SIZE, (float) (side * LARGEST_SIZE));
    return Optional.of(setter.set(text.paragraphs(), Lettering.BLACK, box, Anchor.BOTTOM, largest));
  }

  private static List<Picture> painted(
      Scene scene, Cut face, Size size, Area panda, Optional<SetText> text) {
    float scale = Math.min(panda.width() / PandaHead.WIDTH, panda.height() / PandaHead.HEIGHT);
    float left = panda.x() + (panda.width() - PandaHead.WIDTH * scale) / 2;
    float top = panda.y() + (panda.height() - PandaHead.HEIGHT * scale) / 2;
    FaceInk ink =
        new FaceInk(Math.max(1, Math.round(PandaHead.FACE.getWidth() * scale)), face.widthShare());
    List<Picture> painted = new ArrayList<>(scene.frames().size());
    for (Picture frame : scene.frames()) {
      try (Bitmap bitmap = new Bitmap()) {
        SkijaRaster.allocate(
            bitmap, SkijaRaster.info(size.width(), size.height(), ColorAlphaType.OPAQUE));
        try (Canvas canvas = new Canvas(bitmap);
            Image picture = SkijaRaster.image(frame);
            Image inked = ink.of(picture, face.square())) {
          canvas.clear(WHITE);
          canvas.save();
          canvas.translate(left, top);
          canvas.scale(scale, scale);
          PandaHead.draw(canvas);
          canvas.restore();
          canvas.drawImage(
              inked,
              Math.round(left + PandaHead.FACE.getLeft() * scale),
              Math.round(top + PandaHead.FACE.getTop() * scale));
          text.ifPresent(set -> set.draw(canvas));
        }
        painted.add(SkijaRaster.picture(bitmap));
      }
    }
    return painted;
  }

  /** What is cut out around the largest face. */
  private static Cut face(Scene scene) throws UnusableFaceException {
    FaceBox box =
        scene
            .largestFace()
            .orElseThrow(
                () ->
                    new UnusableFaceException(
                        FaceProblem.NO_FACE,
                        "No face was found to put on the panda. Take a picture with a face seen from the front, or another style."));
    float across = (float) scene.frameSize().width() / scene.source().width();
    float down = (float) scene.frameSize().height() / scene.source().height();
    float width = box.width() * across;
    float height = box.height() * down;
    if (Math.min(width, height) < LEAST_FACE) {
      throw new UnusableFaceException(
          FaceProblem.TOO_SMALL,
          "The largest face is %d × %d pixels; the panda needs one of at least %d. Take a picture nearer to the face, or another style."
              .formatted(Math.round(width), Math.round(height), LEAST_FACE));
    }
    float half = height * CUT / 2;
    float x = box.x() * across + width / 2;
    float y = box.y() * down + height * MIDDLE;
    float widthShare = Math.min(1, Math.min(width / height, WIDEST) / CUT);
    return new Cut(Rect.makeLTRB(x - half, y - half, x + half, y + half), widthShare);
  }

  /**
   * An ellipse around a face.
   *
   * @param square as high as the ellipse, in pixels of a frame; may reach beyond it
   * @param widthShare the ellipse's width as a share of its height, at most 1
   */
  private record Cut(Rect square, float widthShare) {}
}
