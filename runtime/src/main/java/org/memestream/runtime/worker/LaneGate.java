package org.memestream.runtime.worker;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Lets loops of a lane take records only while all lanes before it are empty.
 *
 * <p>A lane counts as empty when none of its loops works and the last of them has polled for a
 * short while since without finding anything: a backlog shows within one round trip to the broker.
 * Thread-safe.
 */
final class LaneGate {

  private final long settleNanos;
  private final int[] busy;
  private final long[] quietFrom;

  /**
   * @param lanes how many there are, the first with the right of way
   * @param joining how long loops may take at the start until they see what waits in their lane
   * @param settling how long a lane must find nothing before it counts as empty
   */
  LaneGate(int lanes, Duration joining, Duration settling) {
    this.settleNanos = settling.toNanos();
    this.busy = new int[lanes];
    this.quietFrom = new long[lanes];
    Arrays.fill(quietFrom, System.nanoTime() + joining.toNanos());
  }

  /** A loop of that lane has taken records. */
  synchronized void enter(int lane) {
    busy[lane]++;
  }

  /** A loop of that lane is done with them and polls again. */
  synchronized void leave(int lane) {
    busy[lane]--;
    quietFrom[lane] = System.nanoTime() + settleNanos;
    notifyAll();
  }

  /** Waits at most that long for the turn of a lane, and returns whether it has come. */
  synchronized boolean awaitTurn(int lane, Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    for (long wait = nanosUntilTurn(lane); wait > 0; wait = nanosUntilTurn(lane)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(wait, left));
    }
    return true;
  }

  private long nanosUntilTurn(int lane) {
    long now = System.nanoTime();
    long longest = 0;
    for (int before = 0; before < lane; before++) {
      if (busy[before] > 0) {
        return Long.MAX_VALUE;
      }
      longest = Math.max(longest, quietFrom[before] - now);
    }
    return longest;
  }
}
