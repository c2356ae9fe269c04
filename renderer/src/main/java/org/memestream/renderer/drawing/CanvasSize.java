package org.memestream.renderer.drawing;

import java.util.Objects;

/** How large a finished picture is to be. */
public sealed interface CanvasSize {

  /** No side of a canvas may be longer, in pixels. */
  int LARGEST_SIDE = 4096;

  /** Most pixels that the finished picture is wide. */
  int width();

  /** Most pixels that the finished picture is high. */
  int height();

  /** The size that something gets here, its proportions kept but for rounding. */
  Size fitted(Size natural);

  /** The whole canvas for something that would naturally have this size. */
  Size canvas(Size natural);

  /** As it is, scaled down where it is larger than this, and up where its longer side is tiny. */
  static CanvasSize inside(int width, int height, int smallest) {
    return new Inside(width, height, smallest);
  }

  /** Exactly this size. */
  static CanvasSize exactly(int width, int height, Margin margin) {
    return new Exact(width, height, margin);
  }

  /**
   * A picture of any proportions within bounds.
   *
   * @param width most pixels, 1 to {@value #LARGEST_SIDE}
   * @param height most pixels, 1 to {@value #LARGEST_SIDE}
   * @param smallest least pixels of the longer side; a smaller picture is enlarged, as far as it
   *     stays within the bounds
   */
  record Inside(int width, int height, int smallest) implements CanvasSize {
    public Inside {
      requireSide(width);
      requireSide(height);
      requireSide(smallest);
    }

    @Override
    public Size fitted(Size natural) {
      double largest = natural.scaleInto(width, height);
      double wanted = Math.max(1, (double) smallest / natural.longest());
      return natural.times(Math.min(largest, wanted));
    }

    @Override
    public Size canvas(Size natural) {
      return fitted(natural);
    }
  }

  /**
   * A picture of this size and no other; what has other proportions gets a margin.
   *
   * @param width pixels, 1 to {@value #LARGEST_SIDE}
   * @param height pixels, 1 to {@value #LARGEST_SIDE}
   * @param margin what is seen beside the picture
   */
  record Exact(int width, int height, Margin margin) implements CanvasSize {
    public Exact {
      requireSide(width);
      requireSide(height);
      Objects.requireNonNull(margin, "margin");
    }

    @Override
    public Size fitted(Size natural) {
      return natural.times(natural.scaleInto(width, height));
    }

    @Override
    public Size canvas(Size natural) {
      return new Size(width, height);
    }
  }

  /** What is seen beside a picture whose proportions are not the canvas'. */
  enum Margin {
    /** Nothing. */
    TRANSPARENT,
    /** White, where there is no transparency. */
    WHITE
  }

  private static void requireSide(int pixels) {
    if (pixels < 1 || pixels > LARGEST_SIDE) {
      throw new IllegalArgumentException(
          "a canvas has sides of 1 to " + LARGEST_SIDE + " pixels, but got " + pixels);
    }
  }
}
