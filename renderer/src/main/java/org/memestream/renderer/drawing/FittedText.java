package org.memestream.renderer.drawing;

import java.util.List;

/**
 * A text as it will stand in its box.
 *
 * @param size font size in pixels
 * @param outline how far the outline reaches beyond the letters, in pixels
 * @param lines top to bottom
 * @param extent what the ink with its outline takes up, in whole pixels
 */
public record FittedText(float size, float outline, List<Line> lines, Area extent) {
  public FittedText {
    lines = List.copyOf(lines);
  }

  /** The same so many pixels further down. */
  public FittedText lowered(int pixels) {
    List<Line> moved =
        lines.stream()
            .map(line -> new Line(line.text(), line.x(), line.baseline() + pixels))
            .toList();
    Area below = new Area(extent.x(), extent.y() + pixels, extent.width(), extent.height());
    return new FittedText(size, outline, moved, below);
  }

  /**
   * One line.
   *
   * @param text what it says
   * @param x where it begins, in picture pixels
   * @param baseline where its letters stand, in picture pixels from the top
   */
  public record Line(String text, float x, float baseline) {}
}
