package org.memestream.facetransfer.training.detection;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;

/**
 * Fills and outlines parts of a head.
 *
 * @param graphics of the square
 * @param head whose ink is used
 */
record HeadPen(Graphics2D graphics, HeadShape head) {

  void fill(Shape shape, Color colour) {
    graphics.setColor(colour);
    graphics.fill(shape);
  }

  void stroke(Shape shape) {
    stroke(shape, head.line);
  }

  void stroke(Shape shape, float width) {
    graphics.setColor(head.ink);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }
}
