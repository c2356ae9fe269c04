package org.memestream.renderer.drawing;

import java.util.List;

/**
 * A text as it will stand in its box.
 *
 * @param size font size in pixels
 * @param outline how far the outline reaches beyond the letters, in pixels
 * @param lines top to bottom
 */
public record FittedText(float size, float outline, List<Line> lines) {
  public FittedText {
    lines = List.copyOf(lines);
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
