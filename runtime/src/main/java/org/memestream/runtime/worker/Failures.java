package org.memestream.runtime.worker;

/** Tells failures of a record from failures of the process. */
final class Failures {

  private Failures() {}

  /**
   * Returns what a record may fail with: exceptions, and a stack that was too deep for it.
   *
   * @throws Error any other error, such as no memory left or a class that cannot be linked, also as
   *     the cause of an exception: the process is not to be trusted any more
   * @throws InterruptedException when the thread was told to stop, which is no failure
   */
  static Throwable survivable(Throwable failure) throws InterruptedException {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException interrupt) {
        throw interrupt;
      } else if (cause instanceof Error error && !(cause instanceof StackOverflowError)) {
        throw error;
      }
    }
    return failure;
  }
}
