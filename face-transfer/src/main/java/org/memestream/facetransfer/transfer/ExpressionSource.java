package org.memestream.facetransfer.transfer;

import java.util.Objects;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.runtime.picture.Picture;

/** Where an expression comes from. */
public sealed interface ExpressionSource {

  /** One that is known by name; only numbers of it are stored. */
  record Preset(Expression expression) implements ExpressionSource {
    public Preset {
      Objects.requireNonNull(expression, "expression");
    }
  }

  /** The largest face of a picture. */
  record Driver(Picture picture) implements ExpressionSource {
    public Driver {
      Objects.requireNonNull(picture, "picture");
    }
  }
}
