package org.memestream.ingest.backfill;

/** Told how a run goes on; calls come from several threads. */
public interface BackfillProgress {

  /** How many pictures there are, once that is known. */
  void total(long pictures);

  /** One more picture is done with, however it ended. */
  void done();

  /** Something does not answer, and the run waits for it. */
  void waiting(String sentence);
}
