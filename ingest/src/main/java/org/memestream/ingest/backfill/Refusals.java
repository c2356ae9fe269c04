package org.memestream.ingest.backfill;

/** Told of what was refused. */
@FunctionalInterface
public interface Refusals {

  /**
   * @param place where people find it
   * @param reason typed, in upper case
   */
  void refused(String place, String reason, String sentence);
}
