package org.memestream.facetransfer.expression;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a face shows, as far as its pixels tell.
 *
 * @param neutral probability that it shows no emotion, 0 to 1
 * @param emotions probability of each emotion, 0 to 1; all together with {@code neutral} make 1
 * @param coefficients the expression in numbers; its intensities are those probabilities, and it
 *     has no shapes if the reader does not tell them
 */
public record ExpressionReading(
    double neutral, Map<Emotion, Double> emotions, ExpressionCoefficients coefficients) {

  public ExpressionReading {
    Objects.requireNonNull(coefficients, "coefficients");
    if (emotions.size() != Emotion.values().length) {
      throw new IllegalArgumentException(
          "a reading tells all %d emotions, but this only %s"
              .formatted(Emotion.values().length, emotions.keySet()));
    }
    emotions = Collections.unmodifiableMap(new EnumMap<>(emotions));
  }

  /**
   * A reading of probabilities.
   *
   * @param probabilities of no emotion, then of each {@link Emotion} in order
   * @param geometric weights of the shapes; empty if they are not told
   */
  public static ExpressionReading of(float[] probabilities, float[] geometric) {
    Map<Emotion, Double> emotions = new EnumMap<>(Emotion.class);
    float[] intensities = new float[Emotion.values().length];
    for (Emotion emotion : Emotion.values()) {
      float probability = probabilities[emotion.ordinal() + 1];
      emotions.put(emotion, (double) probability);
      intensities[emotion.ordinal()] = probability;
    }
    return new ExpressionReading(
        probabilities[0], emotions, new ExpressionCoefficients(geometric, intensities));
  }
}
