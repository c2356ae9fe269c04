package org.memestream.local.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.memestream.local.console.Printable;

/** Foreign bytes as text that fits a terminal. */
final class Excerpt {

  private static final int PER_LINE = 16;

  private Excerpt() {}

  /** One line of at most so many characters. */
  static String line(String text, int most) {
    String printable = Printable.of(text);
    if (printable.codePointCount(0, printable.length()) <= most) {
      return printable;
    }
    return printable.substring(0, printable.offsetByCodePoints(0, most)) + "…";
  }

  /** As text where they are UTF-8, else as hexadecimal digits; cut after so many bytes. */
  static String text(byte[] bytes, int most) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return line(text, most);
    } catch (CharacterCodingException e) {
      return "0x"
          + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, most))
          + (bytes.length > most ? "…" : "");
    }
  }

  /** Lines of position, hexadecimal digits and ASCII; at most so many bytes of them. */
  static String dump(byte[] bytes, int most) {
    StringBuilder lines = new StringBuilder();
    int shown = Math.min(bytes.length, most);
    for (int at = 0; at < shown; at += PER_LINE) {
      byte[] line = Arrays.copyOfRange(bytes, at, Math.min(shown, at + PER_LINE));
      lines.append(
          "%08x  %-47s  %s%n"
              .formatted(at, HexFormat.ofDelimiter(" ").formatHex(line), ascii(line)));
    }
    return lines.toString();
  }

  private static String ascii(byte[] line) {
    StringBuilder text = new StringBuilder();
    for (byte one : line) {
      text.append(one >= ' ' && one < 0x7f ? (char) one : '.');
    }
    return text.toString();
  }
}
