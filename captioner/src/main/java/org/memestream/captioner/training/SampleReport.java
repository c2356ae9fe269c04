package org.memestream.captioner.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.memestream.captioner.caption.Caption;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.Tokenizer;
import org.memestream.captioner.caption.Vocabulary;
import org.memestream.captioner.djl.LstmCaptioner;

/** Samples captions of the template pictures and says how varied, new and civil they are. */
final class SampleReport {

  private static final int BATCH = 32;
  private static final int SHOWN = 40;

  private final LstmCaptioner captioner;
  private final List<PictureSet.Labelled> templates;
  private final Set<String> learnt;
  private final Tokenizer tokenizer = new Tokenizer();

  SampleReport(LstmCaptioner captioner, PictureSet pictures, CaptionRows rows) {
    this.captioner = captioner;
    this.templates =
        pictures.pictures().stream()
            .filter(picture -> picture.source() == PictureSet.Source.TEMPLATE)
            .toList();
    this.learnt =
        rows.of(CaptionRows.Use.TRAINING).stream()
            .map(row -> plain(row.tokens()))
            .collect(Collectors.toSet());
  }

  Map<String, Object> measure(int count, double temperature, long seed) {
    SafetyFilter safety = new SafetyFilter();
    List<String> shown = new ArrayList<>();
    Set<String> pairs = new HashSet<>();
    long pairCount = 0;
    int written = 0;
    int fresh = 0;
    int clean = 0;
    int broken = 0;
    long tokens = 0;
    long nanos = 0;
    for (int from = 0; from < count; from += BATCH) {
      List<CaptionRequest> requests = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (int i = from; i < Math.min(count, from + BATCH); i++) {
        PictureSet.Labelled template = templates.get(i % templates.size());
        names.add(template.label());
        requests.add(new CaptionRequest(template.picture(), List.of(), seed + i, temperature, 1));
      }
      long start = System.nanoTime();
      List<CaptionOutcome> outcomes = captioner.caption(requests);
      nanos += System.nanoTime() - start;
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i) instanceof CaptionOutcome.Written ok) {
          Caption caption = ok.captions().get(0);
          String text = caption.top() + caption.bottom().map(b -> " / " + b).orElse("");
          List<String> words =
              tokenizer.tokens(caption.top() + caption.bottom().map(b -> " " + b).orElse(""));
          written++;
          clean += safety.accepts(text) ? 1 : 0;
          fresh += learnt.contains(plain(words)) ? 0 : 1;
          broken += caption.bottom().isPresent() ? 1 : 0;
          tokens += words.size();
          for (int word = 0; word + 1 < words.size(); word++) {
            pairs.add(words.get(word) + " " + words.get(word + 1));
            pairCount++;
          }
          if (shown.size() < SHOWN) {
            shown.add(names.get(i) + ": " + text);
          }
        }
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("asked", count);
    figures.put("written", written);
    figures.put("temperature", temperature);
    figures.put("distinct_2", (double) pairs.size() / pairCount);
    figures.put("novel", (double) fresh / written);
    figures.put("clean", (double) clean / written);
    figures.put("two_parts", (double) broken / written);
    figures.put("mean_tokens", (double) tokens / written);
    figures.put("milliseconds_each_in_batches_of_" + BATCH, nanos / 1e6 / count);
    figures.put("shown", shown);
    return figures;
  }

  private static String plain(List<String> tokens) {
    return tokens.stream()
        .filter(token -> !token.equals(Vocabulary.SEPARATOR))
        .collect(Collectors.joining(" "));
  }
}
