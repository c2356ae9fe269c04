package org.memestream.local.transfer;

import java.nio.file.Path;
import java.util.Optional;
import org.memestream.facetransfer.expression.Expression;

/**
 * One picture to be made.
 *
 * @param source what gives the expression
 * @param target whose faces take it on
 * @param out where the picture goes; its ending says the format
 */
record TransferJob(Source source, Path target, Path out) {

  /** What gives an expression: one of both. */
  record Source(Optional<Expression> preset, Optional<Path> photo) {

    static Source of(Expression preset) {
      return new Source(Optional.of(preset), Optional.empty());
    }

    static Source of(Path photo) {
      return new Source(Optional.empty(), Optional.of(photo));
    }

    @Override
    public String toString() {
      return preset.map(Expression::presetName).orElseGet(() -> photo.orElseThrow().toString());
    }
  }
}
