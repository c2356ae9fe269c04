package org.memestream.captioner.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns word ids into a caption with its parts, or says why it must not be shown. */
public final class CaptionComposer {

  /** What came of word ids. */
  public sealed interface Composed {
    /** A caption fit to show. */
    record Fit(Caption caption) implements Composed {}

    /** Turned down. */
    record Unfit(CaptionOutcome.Cause cause) implements Composed {}
  }

  private final Vocabulary vocabulary;
  private final SafetyFilter safety;
  private final LineBreaker breaker;
  private final Optional<NoveltyFilter> novelty;
  private final CaptionTally tally;
  private final Detokenizer detokenizer = new Detokenizer();

  public CaptionComposer(Vocabulary vocabulary, SafetyFilter safety, LineBreaker breaker) {
    this(vocabulary, safety, breaker, Optional.empty(), CaptionTally.NONE);
  }

  /**
   * @param vocabulary spells word ids
   * @param safety turns down what must not be shown
   * @param breaker parts captions that have no separator
   * @param novelty turns down what was learnt word for word, if that is known
   * @param tally told of every caption
   */
  public CaptionComposer(
      Vocabulary vocabulary,
      SafetyFilter safety,
      LineBreaker breaker,
      Optional<NoveltyFilter> novelty,
      CaptionTally tally) {
    this.vocabulary = vocabulary;
    this.safety = safety;
    this.breaker = breaker;
    this.novelty = novelty;
    this.tally = tally;
  }

  /** Breaks at the separator where the decoder wrote one, otherwise where the breaker says. */
  public Composed compose(SampledBeamSearch.Found found) {
    tally.drawn();
    List<String> tokens = found.words().stream().map(vocabulary::word).toList();
    int at = tokens.indexOf(Vocabulary.SEPARATOR);
    List<String> words = new ArrayList<>(tokens);
    words.removeIf(Vocabulary.SEPARATOR::equals);
    int gap = at >= 0 ? at : breaker.gap(words);
    String top = detokenizer.text(words.subList(0, gap)).strip();
    String bottom = detokenizer.text(words.subList(gap, words.size())).strip();
    if (top.isEmpty()) {
      top = bottom;
      bottom = "";
    }
    if (top.isEmpty()) {
      return unfit(CaptionOutcome.Cause.EMPTY);
    }
    if (safety.judge(top + " " + bottom) instanceof SafetyVerdict.Uncivil uncivil) {
      tally.uncivil(uncivil.category());
      return unfit(CaptionOutcome.Cause.UNCIVIL);
    }
    if (novelty.filter(learnt -> learnt.contains(words)).isPresent()) {
      return unfit(CaptionOutcome.Cause.NOT_NEW);
    }
    return new Composed.Fit(
        new Caption(
            top,
            bottom.isEmpty() ? Optional.empty() : Optional.of(bottom),
            at >= 0 ? Caption.Break.WRITTEN : Caption.Break.PLACED,
            found.meanLogProbability()));
  }

  private Composed unfit(CaptionOutcome.Cause cause) {
    tally.turnedDown(cause);
    return new Composed.Unfit(cause);
  }
}
