package org.memestream.captioner.caption;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text into lower-case tokens: the box separator, a run of letters, digits, underscores and
 * apostrophes, or one punctuation mark (the rule of Peirson and Tolunay 2018). Stateless.
 */
public final class Tokenizer {

  private static final Pattern TOKEN =
      Pattern.compile(Pattern.quote(Vocabulary.SEPARATOR) + "|[\\w']+|[^\\w\\s]");

  /** Tokens in order; empty for blank text. */
  public List<String> tokens(String text) {
    String plain = plain(text).toLowerCase(Locale.ROOT);
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(plain);
    while (matcher.find()) {
      String token = matcher.group();
      // Quotation marks made of apostrophes cling to words: 'so' is so.
      if (token.length() > 1 && token.startsWith("'") && token.endsWith("'")) {
        token = token.substring(1, token.length() - 1);
      }
      if (!token.isEmpty()) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  /** Typographic quotes, dashes and full-width forms as their plain counterparts. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      switch (c) {
        case '\u2018', '\u2019', '\u02bc', '`', '\u00b4' -> plain.append('\'');
        case '\u201c', '\u201d', '\u201e' -> plain.append('"');
        case '\u2013', '\u2014', '\u2212' -> plain.append('-');
        default -> plain.append(c);
      }
    }
    return plain.toString();
  }
}
