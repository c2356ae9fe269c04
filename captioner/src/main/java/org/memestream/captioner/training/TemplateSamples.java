package org.memestream.captioner.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.memestream.captioner.caption.Caption;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.Captioner;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.caption.Variant;
import org.memestream.captioner.caption.Vocabulary;

/** Writes captions for template pictures, in the proportions in which people used them. */
final class TemplateSamples {

  private static final int BATCH = 32;

  private final Captioner captioner;
  private final Map<String, RgbPicture> pictures;
  private final Optional<Variant> variant;
  private final double temperature;
  private final long seed;

  /**
   * @param pictures by the template's name in lower-case words
   * @param temperature empty for the usual one
   */
  TemplateSamples(
      Captioner captioner,
      Map<String, RgbPicture> pictures,
      Optional<Variant> variant,
      Optional<Double> temperature,
      long seed) {
    this.captioner = captioner;
    this.pictures = pictures;
    this.variant = variant;
    this.temperature = temperature.orElse(CaptionRequest.DEFAULT_TEMPERATURE);
    this.seed = seed;
  }

  /**
   * What came of one request.
   *
   * @param label of the template
   * @param text with the separator between the parts; empty if all captions were refused
   */
  record Sample(String label, Optional<String> text) {}

  /**
   * Writes captions.
   *
   * @param rows whose templates are drawn, evenly; those without a picture are passed over
   * @param told each template's name when its batch is done
   */
  List<Sample> write(List<CaptionTable.Row> rows, int count, Consumer<String> told) {
    List<CaptionTable.Row> shown =
        rows.stream().filter(row -> pictures.containsKey(row.label())).toList();
    if (shown.isEmpty()) {
      return List.of();
    }
    List<CaptionTable.Row> chosen = Evenly.spread(shown, count);
    List<Sample> samples = new ArrayList<>();
    for (int from = 0; from < count; from += BATCH) {
      List<CaptionRequest> requests = new ArrayList<>();
      for (int i = from; i < Math.min(count, from + BATCH); i++) {
        RgbPicture picture = pictures.get(chosen.get(i).label());
        requests.add(new CaptionRequest(picture, List.of(), variant, seed + i, temperature, 1));
      }
      List<CaptionOutcome> outcomes = captioner.caption(requests);
      for (int i = 0; i < outcomes.size(); i++) {
        String label = chosen.get(from + i).label();
        samples.add(new Sample(label, text(outcomes.get(i))));
        told.accept(label);
      }
    }
    return samples;
  }

  private static Optional<String> text(CaptionOutcome outcome) {
    if (!(outcome instanceof CaptionOutcome.Written written)) {
      return Optional.empty();
    }
    Caption caption = written.captions().get(0);
    // People's captions of one box are whole, and so are those that only look broken when drawn.
    String joint =
        caption.origin() == Caption.Break.WRITTEN ? " " + Vocabulary.SEPARATOR + " " : " ";
    return Optional.of(caption.top() + caption.bottom().map(joint::concat).orElse(""));
  }
}
