package org.memestream.captioner.caption;

/**
 * The likeliest next words of several unfinished captions.
 *
 * @param ids for each caption word ids, likeliest first
 * @param logProbabilities as many natural logarithms, over the whole vocabulary
 * @param rare for each caption the natural logarithm of the probability that the next word is one
 *     of the rare ones, which {@code ids} leaves out; negative infinity if nothing is left out
 */
public record NextWords(int[][] ids, float[][] logProbabilities, float[] rare) {

  public NextWords {
    if (ids.length != logProbabilities.length || ids.length != rare.length) {
      throw new IllegalArgumentException(
          "%d rows of ids with %d rows of probabilities and %d of rare words"
              .formatted(ids.length, logProbabilities.length, rare.length));
    }
  }
}
