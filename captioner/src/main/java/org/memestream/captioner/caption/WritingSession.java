package org.memestream.captioner.caption;

/**
 * A decoder in the middle of several captions at once. Used by one thread; closing frees what the
 * decoder remembers.
 */
public interface WritingSession extends AutoCloseable {

  /** What may stand first in each caption, in the order in which they were opened. */
  NextWords first();

  /**
   * Writes one word for each continued caption.
   *
   * @param parents for each, the row of the last answer that it continues; one row may be continued
   *     several times, others not at all
   * @param words the word added to each
   * @return what may follow, in the order of the arguments
   */
  NextWords advance(int[] parents, int[] words);

  /**
   * The likeliest rare words of rows of the last answer.
   *
   * @param rows of the last answer, ascending; only those where rare words were left out
   * @return as many, with probabilities over the whole vocabulary
   */
  NextWords rare(int[] rows);

  @Override
  void close();
}
