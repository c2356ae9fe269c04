package org.memestream.local.stack;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Told of each part of the stack that is up. */
public interface StartProgress {

  /**
   * @param part what is up
   * @param where its address or its members
   * @param took how long it took
   */
  void started(String part, String where, Duration took);

  /** A line for each part. */
  static StartProgress printing(PrintWriter out) {
    return (part, where, took) ->
        out.println(
            String.format(
                Locale.ROOT, "  %-14s %-28s %5.1f s", part, where, took.toMillis() / 1000.0));
  }
}
