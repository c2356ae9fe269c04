package org.memestream.captioner;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.memestream.captioner.caption.LineBreaker;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.SafetyVerdict;
import org.memestream.schemas.Caption;
import org.memestream.schemas.CaptionSpec;
import org.memestream.schemas.FailureReason;

/**
 * Takes text that users give: in two parts as they are, or as one line, which is broken where it
 * reads best. Thread-safe.
 */
final class GivenTextReader {

  /** Most characters of a given text in one box. */
  static final int LONGEST_TEXT = 200;

  /** Most characters of a text that is to be broken: both boxes full. */
  static final int LONGEST_LINE = 2 * LONGEST_TEXT;

  /** No-break spaces keep words together, as they are meant to. */
  private static final Pattern WHITE_SPACE = Pattern.compile("\\p{javaWhitespace}+");

  private final LineBreaker breaker;
  private final Optional<SafetyFilter> safety;
  private final CaptionerMetrics metrics;

  /**
   * @param breaker parts text that is given as one line
   * @param safety judges given text, if it is to be judged
   * @param metrics counts given text that is refused
   */
  GivenTextReader(LineBreaker breaker, Optional<SafetyFilter> safety, CaptionerMetrics metrics) {
    this.breaker = breaker;
    this.safety = safety;
    this.metrics = metrics;
  }

  /** Blank text counts as none. */
  Caption caption(CaptionSpec spec) throws RefusedTextException {
    Optional<String> line = stripped(spec.getText());
    Optional<String> top = stripped(spec.getTop());
    Optional<String> bottom = stripped(spec.getBottom());
    if (line.isEmpty()) {
      requireShort("upper text", top, LONGEST_TEXT, "Shorten it.");
      requireShort("lower text", bottom, LONGEST_TEXT, "Shorten it.");
      return judged(top, bottom);
    }
    if (top.isPresent() || bottom.isPresent()) {
      throw new RefusedTextException(
          FailureReason.UNSUPPORTED,
          "The text is given both as one line and as upper or lower text."
              + " Give the one line, or the two parts.");
    }
    return broken(line.get());
  }

  private Caption broken(String line) throws RefusedTextException {
    requireShort("text", Optional.of(line), LONGEST_LINE, "Shorten it.");
    List<String> words = WHITE_SPACE.splitAsStream(line).toList();
    int above = breaker.wordsAbove(words);
    Optional<String> top = stripped(String.join(" ", words.subList(0, above)));
    Optional<String> bottom = stripped(String.join(" ", words.subList(above, words.size())));
    String advice = "Shorten it, or give upper and lower text yourself.";
    requireShort("upper part of the text", top, LONGEST_TEXT, advice);
    requireShort("lower part of the text", bottom, LONGEST_TEXT, advice);
    return judged(top, bottom);
  }

  private Caption judged(Optional<String> top, Optional<String> bottom)
      throws RefusedTextException {
    judge(Stream.of(top, bottom).flatMap(Optional::stream).collect(Collectors.joining(" ")));
    return Caption.newBuilder().setTop(top.orElse(null)).setBottom(bottom.orElse(null)).build();
  }

  private void judge(String text) throws RefusedTextException {
    if (safety.isPresent() && safety.get().judge(text) instanceof SafetyVerdict.Uncivil uncivil) {
      metrics.givenRefused(uncivil.category());
      String found =
          switch (uncivil.category()) {
            case SLUR -> "a word that degrades people";
            case PROFANITY, MILD -> "a swear word";
            case MASKED -> "a masked swear word";
            case SENSITIVE -> "a subject that is not joked about";
          };
      throw new RefusedTextException(
          FailureReason.UNCIVIL_TEXT,
          "The given text has %s. Word it differently.".formatted(found));
    }
  }

  private static void requireShort(String what, Optional<String> text, int longest, String advice)
      throws RefusedTextException {
    int length = text.map(value -> value.codePointCount(0, value.length())).orElse(0);
    if (length > longest) {
      throw new RefusedTextException(
          FailureReason.TEXT_TOO_LONG,
          "The %s has %d characters; at most %d fit a meme. %s"
              .formatted(what, length, longest, advice));
    }
  }

  private static Optional<String> stripped(String text) {
    return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
