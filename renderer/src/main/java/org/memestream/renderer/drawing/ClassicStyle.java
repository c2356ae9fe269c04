package org.memestream.renderer.drawing;

/**
 * The classic meme: white capitals with a black outline, one box over the upper fifth of the
 * picture and one over the lower fifth, each as wide as the picture.
 */
public final class ClassicStyle {

  /** Below this many pixels letters are not readable. */
  public static final float SMALLEST_SIZE = 7;

  private static final float BOX_SHARE = 0.2f;
  private static final float SIDE_MARGIN_SHARE = 0.02f;
  private static final float EDGE_MARGIN_SHARE = 0.015f;

  /** The upper box. */
  public TextBox top(int width, int height) {
    return new TextBox(0, 0, width, (int) (height * BOX_SHARE));
  }

  /** The lower box; it ends with the picture. */
  public TextBox bottom(int width, int height) {
    int y = (int) Math.ceil(height * (1 - BOX_SHARE));
    return new TextBox(0, y, width, height - y);
  }

  /** Font size in pixels that short text gets. */
  public float largestSize(int pictureHeight) {
    return Math.max(SMALLEST_SIZE, pictureHeight / 9f);
  }

  /** How far the outline reaches beyond the letters, in pixels. */
  public static float outline(float size) {
    return Math.max(1, size / 12);
  }

  /** Free pixels at the left and right of a box. */
  float sideMargin(TextBox box) {
    return Math.max(2, box.width() * SIDE_MARGIN_SHARE);
  }

  /** Free pixels at the top and bottom of a box. */
  float edgeMargin(TextBox box) {
    return Math.max(1, box.height() / BOX_SHARE * EDGE_MARGIN_SHARE);
  }
}
