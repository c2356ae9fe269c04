package org.memestream.facetransfer.transfer;

import java.util.Objects;
import org.memestream.facetransfer.expression.ExpressionModel;

/**
 * What a transfer knows about faces. Immutable.
 *
 * @param expressions tells expression from identity
 * @param triangles of the mesh, three vertices each
 * @param wrinkles how the skin folds
 * @param teeth what mouths look like inside when nothing else tells
 * @param name and hash of the file it came from, such as {@code transfer/1a2b3c4d}
 */
public record TransferModel(
    ExpressionModel expressions,
    int[] triangles,
    WrinkleMap wrinkles,
    TeethRow teeth,
    String name) {
  public TransferModel {
    Objects.requireNonNull(expressions, "expressions");
    Objects.requireNonNull(triangles, "triangles");
    Objects.requireNonNull(wrinkles, "wrinkles");
    Objects.requireNonNull(teeth, "teeth");
    Objects.requireNonNull(name, "name");
  }
}
