package org.memestream.renderer.skia;

import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Surface;
import java.util.List;
import org.memestream.renderer.drawing.Area;
import org.memestream.renderer.drawing.CaptionText;
import org.memestream.renderer.drawing.Lettering;
import org.memestream.renderer.drawing.TextFitter.Anchor;
import org.memestream.renderer.drawing.TextProblem;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.SkijaRaster;

/**
 * A watermark in one line of small letters in the lower right corner, half transparent. A picture
 * too small for letters that can be read stays without.
 */
final class CornerMark implements Watermark {

  private static final Lettering LETTERS =
      new Lettering(0xb0ffffff, 0x80000000, 1 / 12f, 0.2f, 1, 1);

  private static final float SHARE_OF_HEIGHT = 1 / 28f;
  private static final float SMALLEST_SIZE = 9;
  private static final int ROOMY = 2048;

  /** On anything lower, letters that can be read would cover the meme's own text. */
  private static final int LOWEST_PICTURE = 200;

  private final CaptionText text;
  private final Typesetter typesetter;

  /**
   * @throws UndrawableTextException when no font has some of its characters, or it is too long
   */
  CornerMark(CaptionText text, Typesetter typesetter) throws UndrawableTextException {
    this.text = text;
    this.typesetter = typesetter;
    set(ROOMY, ROOMY);
  }

  @Override
  public List<Picture> on(List<Picture> pictures) {
    Picture first = pictures.get(0);
    if (first.height() < LOWEST_PICTURE) {
      return pictures;
    }
    SetText set;
    try {
      set = set(first.width(), first.height());
    } catch (UndrawableTextException e) {
      if (e.problem() == TextProblem.DOES_NOT_FIT) {
        return pictures;
      }
      throw new IllegalStateException("the watermark could be drawn before", e);
    }
    Area ink = set.fitted().extent();
    float margin = set.fitted().size() / 2;
    float right = first.width() - margin - ink.x() - ink.width();
    float down = first.height() - margin - ink.y() - ink.height();
    return pictures.stream().map(picture -> marked(picture, set, right, down)).toList();
  }

  private SetText set(int width, int height) throws UndrawableTextException {
    float size = Math.max(SMALLEST_SIZE, height * SHARE_OF_HEIGHT);
    Area box = new Area(0, 0, Math.round(width - size), Math.round(2 * size));
    return typesetter.set(List.of(text), LETTERS, box, Anchor.TOP, size);
  }

  private static Picture marked(Picture picture, SetText set, float right, float down) {
    ColorAlphaType alpha = picture.hasAlpha() ? ColorAlphaType.PREMUL : ColorAlphaType.OPAQUE;
    try (Surface surface =
            Surface.makeRaster(SkijaRaster.info(picture.width(), picture.height(), alpha));
        Image image = SkijaRaster.image(picture)) {
      Canvas canvas = surface.getCanvas();
      canvas.drawImage(image, 0, 0);
      canvas.translate(right, down);
      set.draw(canvas);
      try (Image marked = surface.makeImageSnapshot()) {
        return SkijaRaster.picture(marked);
      }
    }
  }
}
