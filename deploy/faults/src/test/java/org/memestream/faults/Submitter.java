package org.memestream.faults;

import java.util.concurrent.CompletableFuture;

/** A way in for the memes of a load. Thread-safe. */
interface Submitter extends AutoCloseable {

  /**
   * Asks for a meme.
   *
   * @param number of the meme within the load
   * @return its id once it is taken, or what it was not taken for
   */
  CompletableFuture<String> submit(int number);

  /** Whose memes they are. */
  String owner();

  @Override
  void close();
}
