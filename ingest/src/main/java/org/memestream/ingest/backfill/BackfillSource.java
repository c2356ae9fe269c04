package org.memestream.ingest.backfill;

import java.io.IOException;

/** Where the pictures of a job are. */
public interface BackfillSource extends AutoCloseable {

  /** The same for the same pictures, wherever the process runs: an absolute path or an address. */
  String name();

  /**
   * Shows all of it, one after the other and without holding it in memory.
   *
   * @throws IOException when the source as a whole cannot be read
   * @throws org.memestream.runtime.OutageException when it does not answer
   */
  void visit(Visitor visitor) throws IOException, InterruptedException;

  /** How many pictures there are; takes a look at all of them. */
  default long count() throws IOException, InterruptedException {
    Count count = new Count();
    visit(count);
    return count.pictures;
  }

  @Override
  default void close() {}

  /** Told of what there is. */
  interface Visitor {

    /** A picture. */
    void item(BackfillItem item) throws InterruptedException;

    /**
     * Something that should be a picture and cannot be one.
     *
     * @param place where people find it
     */
    void refused(String place, ItemProblem problem, String sentence);

    /** Something that by its name is no picture. */
    void passedOver();
  }

  /** Counts pictures. */
  final class Count implements Visitor {

    private long pictures;

    @Override
    public void item(BackfillItem item) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException("counting was ended");
      }
      pictures++;
    }

    @Override
    public void refused(String place, ItemProblem problem, String sentence) {
      pictures++;
    }

    @Override
    public void passedOver() {
      // Not counted.
    }
  }
}
