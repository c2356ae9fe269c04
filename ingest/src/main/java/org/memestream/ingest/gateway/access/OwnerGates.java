package org.memestream.ingest.gateway.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;

/** Keeps an owner's uploads and the erasure of that owner apart. */
public final class OwnerGates {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Map<String, ReadWriteLock> gates = new ConcurrentHashMap<>();

  /** What is done behind a gate. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws Exception;
  }

  /**
   * Does something beside others: an upload.
   *
   * @throws org.memestream.ingest.gateway.problem.ProblemException while the owner is erased
   */
  public <T> T beside(String owner, Work<T> work) throws Exception {
    return behind(gate(owner).readLock(), work);
  }

  /**
   * Does something while nobody is beside: an erasure.
   *
   * @throws org.memestream.ingest.gateway.problem.ProblemException when uploads take too long
   */
  public <T> T alone(String owner, Work<T> work) throws Exception {
    return behind(gate(owner).writeLock(), work);
  }

  private static <T> T behind(Lock lock, Work<T> work) throws Exception {
    if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw Problem.of(
              Reason.UNAVAILABLE, "An erasure of this owner or an upload is still under way.")
          .after(SOON)
          .exception();
    }
    try {
      return work.run();
    } finally {
      lock.unlock();
    }
  }

  private ReadWriteLock gate(String owner) {
    return gates.computeIfAbsent(owner, name -> new ReentrantReadWriteLock());
  }
}
