package org.memestream.runtime.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them. */
public final class Durations {

  /** What is allowed, in words. */
  public static final String ALLOWED = "a duration such as 500us, 5ms, 30s, 2m, 1h or 7d";

  private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(us|ms|s|m|h|d)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  private Durations() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none; also takes ISO-8601 ({@code PT30S})
   */
  public static Duration parse(String text) {
    Matcher amount = AMOUNT.matcher(text.strip().toLowerCase(Locale.ROOT));
    try {
      if (amount.matches()) {
        BigDecimal nanos =
            new BigDecimal(amount.group(1))
                .multiply(BigDecimal.valueOf(NANOS.get(amount.group(2))));
        return Duration.ofNanos(nanos.toBigInteger().longValueExact());
      }
      return Duration.parse(text.strip());
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException(text + " is not " + ALLOWED, e);
    }
  }
}
