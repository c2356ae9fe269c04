package org.memestream.captioner;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionTally;
import org.memestream.captioner.caption.SafetyVerdict;

/** What the captioner writes and what it refuses, as meters {@code memestream.captioner.*}. */
final class CaptionerMetrics implements CaptionTally {

  private final Counter drawn;
  private final Map<CaptionOutcome.Cause, Counter> turnedDown;
  private final Map<SafetyVerdict.Category, Counter> uncivil;
  private final Map<CaptionOutcome.Cause, Counter> requestsRefused;
  private final Map<SafetyVerdict.Category, Counter> givenRefused;
  private final Counter unknownWords;
  private final Counter unknownLabels;

  CaptionerMetrics(MeterRegistry registry) {
    drawn = registry.counter("memestream.captioner.captions.drawn");
    turnedDown =
        counters(
            registry,
            "memestream.captioner.captions.turned.down",
            "cause",
            CaptionOutcome.Cause.class);
    uncivil =
        counters(
            registry,
            "memestream.captioner.captions.uncivil",
            "category",
            SafetyVerdict.Category.class);
    requestsRefused =
        counters(
            registry, "memestream.captioner.requests.refused", "cause", CaptionOutcome.Cause.class);
    givenRefused =
        counters(
            registry,
            "memestream.captioner.given.refused",
            "category",
            SafetyVerdict.Category.class);
    unknownWords = registry.counter("memestream.captioner.label.words.unknown");
    unknownLabels = registry.counter("memestream.captioner.labels.unknown");
  }

  private static <E extends Enum<E>> Map<E, Counter> counters(
      MeterRegistry registry, String name, String tag, Class<E> type) {
    Map<E, Counter> counters = new EnumMap<>(type);
    for (E kind : type.getEnumConstants()) {
      String spelled = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      counters.put(kind, registry.counter(name, tag, spelled));
    }
    return counters;
  }

  @Override
  public void drawn() {
    drawn.increment();
  }

  @Override
  public void turnedDown(CaptionOutcome.Cause cause) {
    turnedDown.get(cause).increment();
  }

  @Override
  public void uncivil(SafetyVerdict.Category category) {
    uncivil.get(category).increment();
  }

  @Override
  public void label(int known, int unknown) {
    unknownWords.increment(unknown);
    if (known == 0) {
      unknownLabels.increment();
    }
  }

  /** A request ended without a caption. */
  void requestRefused(CaptionOutcome.Cause cause) {
    requestsRefused.get(cause).increment();
  }

  /** A user's own text was refused. */
  void givenRefused(SafetyVerdict.Category category) {
    givenRefused.get(category).increment();
  }
}
