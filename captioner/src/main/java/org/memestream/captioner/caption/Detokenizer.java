package org.memestream.captioner.caption;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Puts tokens together as people write them: no space before a full stop, none inside quotes, and
 * no quote that is opened and not closed.
 */
public final class Detokenizer {

  private static final Set<String> CLING_LEFT =
      Set.of(".", ",", "!", "?", ":", ";", ")", "]", "}", "%", "'");
  private static final Set<String> CLING_RIGHT = Set.of("(", "[", "{", "$", "#", "@");
  private static final Set<String> CLING_BOTH = Set.of("-", "/", "_", "\\", "^", "~", "=", "+");

  /** The text of tokens without marks. */
  public String text(List<String> tokens) {
    int unpaired = Collections.frequency(tokens, "\"") % 2 == 0 ? -1 : tokens.lastIndexOf("\"");
    StringBuilder text = new StringBuilder();
    boolean glue = true;
    boolean quoted = false;
    for (int i = 0; i < tokens.size(); i++) {
      if (i == unpaired) {
        continue;
      }
      String token = tokens.get(i);
      boolean opens = token.equals("\"") && !quoted;
      boolean closes = token.equals("\"") && quoted;
      boolean both = CLING_BOTH.contains(token);
      if (!glue && !CLING_LEFT.contains(token) && !closes && !both) {
        text.append(' ');
      }
      text.append(token);
      if (token.equals("\"")) {
        quoted = !quoted;
      }
      glue = opens || both || CLING_RIGHT.contains(token);
    }
    return text.toString();
  }
}
