package org.memestream.renderer.drawing;

/**
 * The classic meme: white capitals with a black outline, one box over the upper fifth of the
 * picture and one over the lower fifth, each as wide as the picture.
 */
public final class ClassicStyle {

  private static final float BOX_SHARE = 0.2f;
  private static final float SIDE_MARGIN_SHARE = 0.02f;
  private static final float EDGE_MARGIN_SHARE = 0.015f;

  /** The upper box. */
  public Area top(Size canvas) {
    return new Area(0, 0, canvas.width(), (int) (canvas.height() * BOX_SHARE));
  }

  /** The lower box; it ends with the picture. */
  public Area bottom(Size canvas) {
    int y = (int) Math.ceil(canvas.height() * (1 - BOX_SHARE));
    return new Area(0, y, canvas.width(), canvas.height() - y);
  }

  /** The part of a box that ink may reach. */
  public Area inked(Area box, Size canvas) {
    return box.inset(
        Math.max(2, canvas.width() * SIDE_MARGIN_SHARE),
        Math.max(1, canvas.height() * EDGE_MARGIN_SHARE));
  }

  /** Font size in pixels that short text gets. */
  public float largestSize(Size canvas) {
    return Math.max(Lettering.SMALLEST_SIZE, canvas.height() / 9f);
  }
}
