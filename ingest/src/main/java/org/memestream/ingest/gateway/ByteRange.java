package org.memestream.ingest.gateway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file (RFC 9110, section 14).
 *
 * @param first index of the first byte
 * @param end index behind the last byte; equal to the first when nothing can be sent
 */
record ByteRange(int first, int end) {

  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,10})-(\\d{0,10})");

  /**
   * The one range that a header asks for.
   *
   * @param header or null
   * @return empty when the whole file is to be sent: for no header, one that is not understood, or
   *     one with several ranges, which nobody has to answer
   */
  static Optional<ByteRange> of(String header, int length) {
    Matcher matcher = ONE.matcher(String.valueOf(header).strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(last), length));
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    if (to < from) {
      return Optional.empty();
    }
    return Optional.of(
        from >= length
            ? new ByteRange(0, 0)
            : new ByteRange((int) from, (int) Math.min(to, length - 1L) + 1));
  }

  boolean isEmpty() {
    return end <= first;
  }

  private static ByteRange suffix(long count, int length) {
    return new ByteRange((int) Math.max(0, length - count), length == 0 || count == 0 ? 0 : length);
  }
}
