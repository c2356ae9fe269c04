package org.memestream.facetransfer.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.memestream.facetransfer.expression.Emotion;

/** The seven classes of the labelled faces: no emotion, then each {@link Emotion} in order. */
final class LabelledEmotion {

  /** The class without emotion. */
  static final int NEUTRAL = 0;

  /** Names as in the labels, by class. */
  static final List<String> NAMES =
      Stream.concat(
              Stream.of("neutral"),
              Arrays.stream(Emotion.values())
                  .map(emotion -> emotion.name().toLowerCase(Locale.ROOT)))
          .toList();

  private LabelledEmotion() {}

  /** Class of a label; empty for labels that are too rare to learn. */
  static Optional<Integer> of(String label) {
    int index = NAMES.indexOf(label);
    return index < 0 ? Optional.empty() : Optional.of(index);
  }

  /** Class of an emotion. */
  static int of(Emotion emotion) {
    return emotion.ordinal() + 1;
  }
}
