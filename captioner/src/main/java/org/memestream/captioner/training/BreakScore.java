package org.memestream.captioner.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.memestream.captioner.caption.LineBreakLearning.Example;
import org.memestream.captioner.caption.LineBreaker;

/**
 * How often a rule breaks captions where people did.
 *
 * @param rows how many captions
 * @param exact share with the break in the same gap
 * @param withinOne share with the break at most one token away
 */
record BreakScore(int rows, double exact, double withinOne) {

  static BreakScore of(LineBreaker breaker, List<Example> exam) {
    return of(tokens -> breaker.gapOfTwoParts(tokens), exam);
  }

  /** The score of as many tokens above as below, or one more. */
  static BreakScore halving(List<Example> exam) {
    return of(tokens -> (tokens.size() + 1) / 2, exam);
  }

  private static BreakScore of(ToIntFunction<List<String>> rule, List<Example> exam) {
    int exact = 0;
    int withinOne = 0;
    for (Example example : exam) {
      int distance = Math.abs(rule.applyAsInt(example.tokens()) - example.gap());
      exact += distance == 0 ? 1 : 0;
      withinOne += distance <= 1 ? 1 : 0;
    }
    // Nothing examined is nothing right; a share of none would not be a number in JSON.
    double rows = Math.max(1, exam.size());
    return new BreakScore(exam.size(), exact / rows, withinOne / rows);
  }

  /** The scores of a breaker and of halving. */
  static Map<String, Object> figures(LineBreaker breaker, List<Example> exam) {
    BreakScore learnt = of(breaker, exam);
    BreakScore halving = halving(exam);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rows", learnt.rows);
    figures.put("exact", learnt.exact);
    figures.put("within_one", learnt.withinOne);
    figures.put("halving_exact", halving.exact);
    figures.put("halving_within_one", halving.withinOne);
    return figures;
  }
}
