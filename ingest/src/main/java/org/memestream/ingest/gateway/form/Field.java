package org.memestream.ingest.gateway.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;

/** The fields of an order, as forms and JSON spell them. */
public enum Field {
  IMAGE,
  TOP,
  BOTTOM,
  TEXT,
  LABEL,
  VARIANT,
  ALTERNATIVES,
  TEMPERATURE,
  SEED,
  EXPRESSION,
  DRIVER,
  STRENGTH,
  FACES,
  REGION,
  ANIMATE,
  FRAMES,
  INSIST,
  CONSENT,
  STYLE,
  PROFILE,
  LANE;

  /** The name in a form. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may be given more than once. */
  boolean repeatable() {
    return this == PROFILE;
  }

  /** Whether it is a picture. */
  boolean picture() {
    return this == IMAGE || this == DRIVER;
  }

  /**
   * The field of that name.
   *
   * @throws org.memestream.ingest.gateway.problem.ProblemException when there is none
   */
  static Field of(String name) {
    Optional<Field> found =
        Arrays.stream(values()).filter(field -> field.text().equals(name)).findAny();
    return found.orElseThrow(
        () ->
            Problem.of(
                    Reason.UNKNOWN_FIELD,
                    "There is no field '%s'; there are %s.".formatted(shown(name), names()))
                .exception());
  }

  /** Names of all, in order. */
  public static List<String> all() {
    return Arrays.stream(values()).map(Field::text).toList();
  }

  private static String names() {
    return all().stream().collect(Collectors.joining(", "));
  }

  private static String shown(String name) {
    String printable = name.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.length() > 40 ? printable.substring(0, 40) + "…" : printable;
  }
}
