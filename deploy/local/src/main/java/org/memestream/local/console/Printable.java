package org.memestream.local.console;

/** Text that a terminal shows and does not obey. */
public final class Printable {

  private Printable() {}

  /** The text with a space in place of each control character. */
  public static String of(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
