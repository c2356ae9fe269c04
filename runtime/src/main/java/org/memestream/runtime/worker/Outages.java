package org.memestream.runtime.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.memestream.runtime.OutageException;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.memestream.schemas.serde.SchemaRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which loops wait for something that every record needs. While one does, the others take nothing
 * new and the service is unready. Thread-safe.
 */
final class Outages {

  private static final Logger log = LoggerFactory.getLogger(Outages.class);

  private final Map<String, String> reasonByLoop = new TreeMap<>();

  /** The outage that a failure speaks of, if it does. */
  static Optional<Exception> cause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutageException
          || cause instanceof RegistryUnavailableException
          || cause instanceof SchemaRefusedException) {
        return Optional.of((Exception) cause);
      }
    }
    return Optional.empty();
  }

  /** A loop met an outage, or meets it still. */
  synchronized void begin(String loop, Exception cause) {
    String reason = String.valueOf(cause.getMessage());
    if (!reason.equals(reasonByLoop.put(loop, reason))) {
      log.atWarn()
          .setCause(cause)
          .addKeyValue("loop", loop)
          .log("outage: holding the records, polling stops");
    }
  }

  /** A loop is through; nothing happens if it met no outage. */
  synchronized void end(String loop) {
    if (reasonByLoop.remove(loop) != null) {
      log.atInfo().addKeyValue("loop", loop).log("outage over");
      notifyAll();
    }
  }

  synchronized boolean any() {
    return !reasonByLoop.isEmpty();
  }

  /** What is out, each a sentence. */
  synchronized List<String> reasons() {
    return reasonByLoop.values().stream().distinct().toList();
  }

  /** Waits until no other loop meets one, at most that long, and returns whether none does. */
  synchronized boolean awaitNoneElsewhere(String loop, Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    while (reasonByLoop.size() > (reasonByLoop.containsKey(loop) ? 1 : 0)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
