package org.memestream.captioner.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.memestream.captioner.caption.LineBreakLearning.Example;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.Tokenizer;
import org.memestream.captioner.caption.Vocabulary;

/**
 * Captions to learn the line break from and to measure it on.
 *
 * @param examples by use, those of training shuffled; held-out ones are not in training
 * @param dropped two-box captions that are unfit
 */
record LineBreakRows(Map<CaptionRows.Use, List<Example>> examples, int dropped) {

  private static final int LEAST_TOKENS = 3;
  private static final int MOST_TOKENS = 25;
  private static final int TOLD_EVERY = 1000;
  private static final Pattern URL =
      Pattern.compile(
          "https?:|www\\.|\\.(com|net|org)\\b|imgflip|memegenerator|made (with|on) ",
          Pattern.CASE_INSENSITIVE);

  /**
   * @param table raw captions
   * @param order shuffles what is learnt from
   * @param progress told every now and then how many captions are judged
   */
  static LineBreakRows of(
      List<CaptionTable.TwoBoxes> table, Split split, Random order, IntConsumer progress) {
    Map<CaptionRows.Use, List<Example>> examples = new EnumMap<>(CaptionRows.Use.class);
    for (CaptionRows.Use use : CaptionRows.Use.values()) {
      examples.put(use, new ArrayList<>());
    }
    Tokenizer tokenizer = new Tokenizer();
    SafetyFilter safety = new SafetyFilter();
    Set<String> seen = new HashSet<>();
    int kept = 0;
    for (int i = 0; i < table.size(); i++) {
      CaptionTable.TwoBoxes row = table.get(i);
      String label = row.template().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
      for (Example example : row.examples(tokenizer)) {
        if (fit(row, example)
            && seen.add(label + "\t" + separated(example))
            && safety.accepts(row.top() + " " + row.bottom())) {
          examples.get(use(split, label, example)).add(example);
          kept++;
        }
      }
      if ((i + 1) % TOLD_EVERY == 0) {
        progress.accept(i + 1);
      }
    }
    keepApart(examples);
    Collections.shuffle(examples.get(CaptionRows.Use.TRAINING), order);
    return new LineBreakRows(examples, table.size() - kept);
  }

  private static boolean fit(CaptionTable.TwoBoxes row, Example example) {
    int size = example.tokens().size();
    return size >= LEAST_TOKENS
        && size <= MOST_TOKENS
        && (row.top() + row.bottom()).chars().allMatch(c -> c < 128)
        && !URL.matcher(row.top() + " " + row.bottom()).find();
  }

  private static CaptionRows.Use use(Split split, String label, Example example) {
    if (split.unseenTemplate(label)) {
      return CaptionRows.Use.UNSEEN_TEST;
    }
    return switch (split.row(separated(example))) {
      case TRAINING -> CaptionRows.Use.TRAINING;
      case VALIDATION -> CaptionRows.Use.VALIDATION;
      case TEST -> CaptionRows.Use.SEEN_TEST;
    };
  }

  /** Drops held-out captions whose words are also in training, wherever those break. */
  private static void keepApart(Map<CaptionRows.Use, List<Example>> examples) {
    Set<List<String>> learnt = new HashSet<>();
    examples.get(CaptionRows.Use.TRAINING).forEach(example -> learnt.add(example.tokens()));
    examples.forEach(
        (use, rows) -> {
          if (use != CaptionRows.Use.TRAINING) {
            rows.removeIf(example -> learnt.contains(example.tokens()));
          }
        });
  }

  private static String separated(Example example) {
    List<String> tokens = new ArrayList<>(example.tokens());
    tokens.add(example.gap(), Vocabulary.SEPARATOR);
    return String.join(" ", tokens);
  }
}
