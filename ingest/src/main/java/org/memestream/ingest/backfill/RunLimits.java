package org.memestream.ingest.backfill;

import java.time.Duration;

/**
 * How hard a run works.
 *
 * @param threads pictures that are worked on at a time, at least 1; most of them wait for a store
 * @param decoders of these, pictures that are decoded at a time, at least 1
 * @param perSecond most pictures that are begun in a second; infinite for no limit
 * @param deadline of each meme, from its submission
 * @param outage how long something may not answer before the run ends
 */
public record RunLimits(
    int threads, int decoders, double perSecond, Duration deadline, Duration outage) {

  private static final int THREADS_PER_PROCESSOR = 8;

  public RunLimits {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, but were " + threads);
    }
    if (decoders < 1) {
      throw new IllegalArgumentException("decoders must be at least 1, but were " + decoders);
    }
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a rate must be above 0, but was " + perSecond);
    }
  }

  /**
   * Those of the settings.
   *
   * @param perSecond as above
   */
  public static RunLimits of(BackfillSettings settings, double perSecond) {
    int processors = Runtime.getRuntime().availableProcessors();
    int threads = settings.threads() > 0 ? settings.threads() : THREADS_PER_PROCESSOR * processors;
    // The other half is for what somebody waits for on this machine.
    int decoders = Math.min(threads, Math.max(1, processors / 2));
    return new RunLimits(threads, decoders, perSecond, settings.deadline(), settings.outage());
  }
}
