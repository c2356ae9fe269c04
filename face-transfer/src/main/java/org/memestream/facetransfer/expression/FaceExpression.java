package org.memestream.facetransfer.expression;

import java.util.Objects;

/**
 * An expression with how it moves the vertices.
 *
 * @param coefficients what it is
 * @param offset how far it moves each vertex of a frontal face from its neutral place: 468 * 3
 *     numbers in mesh pixels; not copied, nobody writes to it
 */
public record FaceExpression(ExpressionCoefficients coefficients, float[] offset) {
  public FaceExpression {
    Objects.requireNonNull(coefficients, "coefficients");
    Objects.requireNonNull(offset, "offset");
  }
}
