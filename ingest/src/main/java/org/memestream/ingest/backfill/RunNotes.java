package org.memestream.ingest.backfill;

import java.io.IOException;

/** What a run remembers of each picture. Thread-safe. */
interface RunNotes {

  /** Whether this run is to work on the picture; false when it was taken, or came, before. */
  boolean claim(long hash);

  /** The picture was taken. */
  void taken(long hash) throws IOException;

  /**
   * The picture was refused.
   *
   * @param place as in {@link BackfillItem#place}
   */
  void refused(String place, String reason, String sentence);

  /** Kept in the folder of the job. */
  static RunNotes kept(JobFolder folder) {
    return new RunNotes() {
      @Override
      public boolean claim(long hash) {
        return folder.journal().claim(hash);
      }

      @Override
      public void taken(long hash) throws IOException {
        folder.journal().taken(hash);
      }

      @Override
      public void refused(String place, String reason, String sentence) {
        folder.refused().add(place, reason, sentence);
      }
    };
  }

  /**
   * Kept nowhere.
   *
   * @param before what was taken before; claims are added
   * @param refusals told of each
   */
  static RunNotes dry(LongSet before, Refusals refusals) {
    return new RunNotes() {
      @Override
      public synchronized boolean claim(long hash) {
        return before.add(hash);
      }

      @Override
      public void taken(long hash) {
        // Nothing was sent.
      }

      @Override
      public synchronized void refused(String place, String reason, String sentence) {
        refusals.refused(place, reason, sentence);
      }
    };
  }
}
