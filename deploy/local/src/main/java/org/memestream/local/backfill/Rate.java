package org.memestream.local.backfill;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 50/s}, {@code 300/m}, or a number for so many a second. */
record Rate(double perSecond) {

  /** No limit. */
  static final Rate UNLIMITED = new Rate(Double.POSITIVE_INFINITY);

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(?:/([smh]))?");

  static final class Converter implements ITypeConverter<Rate> {

    @Override
    public Rate convert(String text) {
      Matcher matcher = FORM.matcher(text.strip());
      if (!matcher.matches() || Double.parseDouble(matcher.group(1)) == 0) {
        throw new TypeConversionException(
            "'%s' is no rate; write 50/s, 300/m or 1000/h".formatted(text));
      }
      double count = Double.parseDouble(matcher.group(1));
      return switch (String.valueOf(matcher.group(2))) {
        case "m" -> new Rate(count / 60);
        case "h" -> new Rate(count / 3600);
        default -> new Rate(count);
      };
    }
  }
}
