package org.memestream.captioner.training;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionTally;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.SafetyVerdict;
import org.memestream.captioner.caption.SampledBeamSearch;
import org.memestream.captioner.caption.Tokenizer;
import org.memestream.captioner.caption.Vocabulary;
import org.memestream.captioner.djl.CaptionModel;
import org.memestream.captioner.djl.LstmCaptioner;

/** Says how varied, new and civil samples are. */
final class SampleReport {

  private static final int SHOWN = 40;

  private SampleReport() {}

  /** Counts what the filters turn down, which the samples do not show. */
  static final class Count implements CaptionTally {

    private final AtomicLong drawn = new AtomicLong();
    private final AtomicLong uncivil = new AtomicLong();
    private final AtomicLong learnt = new AtomicLong();

    @Override
    public void drawn() {
      drawn.incrementAndGet();
    }

    @Override
    public void turnedDown(CaptionOutcome.Cause cause) {
      if (cause == CaptionOutcome.Cause.NOT_NEW) {
        learnt.incrementAndGet();
      }
    }

    @Override
    public void uncivil(SafetyVerdict.Category category) {
      uncivil.incrementAndGet();
    }

    @Override
    public void label(int known, int unknown) {}
  }

  static LstmCaptioner load(CaptionModel.Source source, Count count) throws IOException {
    return LstmCaptioner.load(source, SampledBeamSearch.SAMPLING, new SafetyFilter(), count);
  }

  static Map<String, Object> of(List<TemplateSamples.Sample> samples, Count count) {
    Tokenizer tokenizer = new Tokenizer();
    Set<String> words = new HashSet<>();
    Set<String> pairs = new HashSet<>();
    long wordCount = 0;
    long pairCount = 0;
    long repeats = 0;
    List<String> texts = samples.stream().flatMap(sample -> sample.text().stream()).toList();
    for (String text : texts) {
      List<String> tokens = tokenizer.tokens(text);
      Set<String> own = new HashSet<>();
      for (int i = 0; i < tokens.size(); i++) {
        words.add(tokens.get(i));
        wordCount++;
        if (i > 0) {
          String pair = tokens.get(i - 1) + " " + tokens.get(i);
          pairs.add(pair);
          pairCount++;
          repeats += own.add(pair) ? 0 : 1;
        }
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("asked", samples.size());
    figures.put("written", texts.size());
    figures.put("different", new HashSet<>(texts).size());
    figures.put("distinct_1", (double) words.size() / wordCount);
    figures.put("distinct_2", (double) pairs.size() / pairCount);
    figures.put("repeated_pairs", (double) repeats / pairCount);
    figures.put("mean_tokens", (double) wordCount / texts.size());
    figures.put(
        "two_parts",
        (double) texts.stream().filter(text -> text.contains(Vocabulary.SEPARATOR)).count()
            / texts.size());
    figures.put("drawn", count.drawn.get());
    figures.put("drawn_uncivil", count.uncivil.doubleValue() / count.drawn.get());
    figures.put("drawn_novel", 1 - count.learnt.doubleValue() / count.drawn.get());
    figures.put(
        "shown",
        samples.subList(0, Math.min(SHOWN, samples.size())).stream()
            .map(sample -> sample.label() + ": " + sample.text().orElse("(refused)"))
            .toList());
    return figures;
  }
}
