package org.memestream.facetransfer.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Facial expressions that can be asked for by name, without a picture that shows them. */
public enum Expression {
  SMILE,
  LAUGH,
  SURPRISE,
  ANGER,
  SADNESS,
  DISGUST,
  WINK;

  /** The name that requests use: lower case. */
  public String presetName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The expression of that preset name; upper and lower case are the same. */
  public static Optional<Expression> named(String presetName) {
    return Arrays.stream(values())
        .filter(expression -> expression.presetName().equalsIgnoreCase(presetName.strip()))
        .findFirst();
  }

  /** All preset names, for a message: {@code smile, laugh, ...}. */
  public static String allNames() {
    return Arrays.stream(values()).map(Expression::presetName).collect(Collectors.joining(", "));
  }
}
