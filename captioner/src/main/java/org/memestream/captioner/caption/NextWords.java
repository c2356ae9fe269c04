package org.memestream.captioner.caption;

/**
 * The likeliest next words of several unfinished captions.
 *
 * @param ids for each caption word ids, likeliest first
 * @param logProbabilities as many natural logarithms, over the whole vocabulary
 */
public record NextWords(int[][] ids, float[][] logProbabilities) {

  public NextWords {
    if (ids.length != logProbabilities.length) {
      throw new IllegalArgumentException(
          "%d rows of ids with %d rows of probabilities"
              .formatted(ids.length, logProbabilities.length));
    }
  }
}
