package org.memestream.local.observability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a PromQL expression: which series it selects by which labels, and by which labels it
 * groups. Reads tokens, not grammar; a function that it does not know is an error.
 *
 * @param selections series with the labels that they are selected by
 * @param groupings labels of by, without, on, ignoring and group_*
 */
record PromQl(List<Selection> selections, Set<String> groupings) {

  /** A series, and labels that it is selected by. */
  record Selection(String series, Set<String> labels) {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*\\]|[a-zA-Z_:][a-zA-Z0-9_:]*|[0-9.]+[a-z]*|=~|!~|!=|[^\\s]");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Set<String> CLAUSES =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sum",
          "max",
          "min",
          "avg",
          "count",
          "topk",
          "rate",
          "increase",
          "deriv",
          "time",
          "histogram_quantile",
          "label_values");

  static PromQl read(String expression) {
    List<Selection> selections = new ArrayList<>();
    Set<String> groupings = new TreeSet<>();
    List<String> tokens = tokens(expression);
    Deque<Character> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
      switch (token) {
        case "(" -> open.push(i > 0 && CLAUSES.contains(tokens.get(i - 1)) ? 'c' : '(');
        case "{" -> open.push('{');
        case ")", "}" -> open.pop();
        default -> {
          if (!NAME.matcher(token).matches() || OPERATORS.contains(token)) {
            continue;
          }
          if (!open.isEmpty() && open.peek() == 'c') {
            groupings.add(token);
          } else if (!open.isEmpty() && open.peek() == '{') {
            selections.get(selections.size() - 1).labels().add(token);
          } else if (CLAUSES.contains(token)) {
            require(next.equals("("), "no labels follow " + token, expression);
          } else if (next.equals("(") || CLAUSES.contains(next)) {
            require(FUNCTIONS.contains(token), "unknown function " + token, expression);
          } else {
            selections.add(new Selection(token, new TreeSet<>()));
          }
        }
      }
    }
    require(open.isEmpty(), "brackets do not close", expression);
    return new PromQl(selections, groupings);
  }

  private static List<String> tokens(String expression) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private static void require(boolean condition, String what, String expression) {
    if (!condition) {
      throw new IllegalArgumentException(what + " in " + expression);
    }
  }
}
