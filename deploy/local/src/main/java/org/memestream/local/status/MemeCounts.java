package org.memestream.local.status;

import java.util.Collection;
import org.memestream.schemas.MemeState;

/**
 * How many memes there are; requested = finished + failed + in flight.
 *
 * @param finished with a picture
 * @param failed with a reason
 * @param inFlight neither yet
 */
record MemeCounts(long finished, long failed, long inFlight) {

  static MemeCounts none() {
    return new MemeCounts(0, 0, 0);
  }

  /** Counts the latest states, one for each meme. */
  static MemeCounts of(Collection<MemeState> states) {
    long finished = 0;
    long failed = 0;
    long inFlight = 0;
    for (MemeState state : states) {
      switch (state) {
        case FINISHED -> finished++;
        case FAILED -> failed++;
        case REQUESTED, RENDERING -> inFlight++;
      }
    }
    return new MemeCounts(finished, failed, inFlight);
  }

  long requested() {
    return finished + failed + inFlight;
  }
}
