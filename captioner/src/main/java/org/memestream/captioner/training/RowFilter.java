package org.memestream.captioner.training;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.SafetyVerdict;
import org.memestream.captioner.caption.Tokenizer;
import org.memestream.captioner.caption.Vocabulary;

/** Decides which rows are fit to learn from. Remembers what it has seen, to drop repeats. */
final class RowFilter {

  private static final int MOST_BOXES = 2;
  private static final int LEAST_TOKENS = 3;
  private static final int MOST_TOKENS = 25;
  private static final Pattern URL =
      Pattern.compile("https?:|www\\.|\\.(com|net|org)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern WATERMARK =
      Pattern.compile("imgflip|memegenerator|made (with|on) ", Pattern.CASE_INSENSITIVE);

  private final SafetyFilter safety = new SafetyFilter();
  private final Tokenizer tokenizer = new Tokenizer();
  private final Set<String> seen = new HashSet<>();

  /** Why a row is dropped. */
  enum Fault {
    BOXES,
    NOT_ASCII,
    URL,
    LENGTH,
    WATERMARK,
    UNCIVIL,
    SENSITIVE,
    REPEATED
  }

  /** What becomes of a row. */
  sealed interface Result {

    /**
     * It stays.
     *
     * @param tokens with the separator between boxes
     */
    record Kept(List<String> tokens) implements Result {}

    /** It goes. */
    record Dropped(Fault fault) implements Result {}
  }

  /**
   * The rows that perplexity is compared on: 1 or 2 boxes, 3 to 25 tokens, ASCII, no URL.
   *
   * @param boxes how many text boxes of the meme are filled
   */
  Result comparable(String text, int boxes) {
    if (boxes < 1 || boxes > MOST_BOXES) {
      return new Result.Dropped(Fault.BOXES);
    }
    List<String> tokens = tokenizer.tokens(text);
    if (!text.chars().allMatch(c -> c < 128)) {
      return new Result.Dropped(Fault.NOT_ASCII);
    }
    if (URL.matcher(text).find()) {
      return new Result.Dropped(Fault.URL);
    }
    long words = tokens.stream().filter(token -> !token.equals(Vocabulary.SEPARATOR)).count();
    if (words < LEAST_TOKENS || words > MOST_TOKENS) {
      return new Result.Dropped(Fault.LENGTH);
    }
    return new Result.Kept(tokens);
  }

  /** Of the comparable rows those that are fit to learn from. */
  Result judge(String template, String text, int boxes) {
    if (!(comparable(text, boxes) instanceof Result.Kept kept)) {
      return comparable(text, boxes);
    }
    if (WATERMARK.matcher(text).find()) {
      return new Result.Dropped(Fault.WATERMARK);
    }
    if (!seen.add(template + "\t" + String.join(" ", kept.tokens()))) {
      return new Result.Dropped(Fault.REPEATED);
    }
    SafetyVerdict verdict = safety.judge(text.replace(Vocabulary.SEPARATOR, " "));
    if (verdict instanceof SafetyVerdict.Uncivil uncivil) {
      return new Result.Dropped(
          uncivil.category() == SafetyVerdict.Category.SENSITIVE ? Fault.SENSITIVE : Fault.UNCIVIL);
    }
    return kept;
  }
}
