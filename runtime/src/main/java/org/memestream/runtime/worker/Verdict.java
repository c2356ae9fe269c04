package org.memestream.runtime.worker;

import org.memestream.schemas.FailureReason;

/**
 * What a batch's work came to for one record.
 *
 * @param <R> domain result
 */
sealed interface Verdict<R> {

  /**
   * It worked.
   *
   * @param result what the worker computed
   * @param batchSize records that were computed together
   * @param micros from the start of preparing to the end of the run
   */
  record Computed<R>(R result, int batchSize, long micros) implements Verdict<R> {}

  /** It will never work. */
  record Refused<R>(FailureReason reason, String message) implements Verdict<R> {}

  /** It failed by itself; it may work another time. */
  record Failed<R>(Throwable cause) implements Verdict<R> {}

  /** There is nothing to do. */
  record Unconcerned<R>() implements Verdict<R> {}
}
