package org.memestream.runtime.worker;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets ordinary batches run side by side, and a record that is suspected of killing workers only
 * while nothing else runs, so that a death can be blamed on it alone. Pools that share a process
 * share one of these. Thread-safe; a permit is given back by the thread that took it.
 */
public final class WorkPermits {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

  /** A permit, given back by closing it. */
  interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  Permit inCompany() throws InterruptedException {
    return take(lock.readLock());
  }

  Permit alone() throws InterruptedException {
    return take(lock.writeLock());
  }

  private static Permit take(Lock part) throws InterruptedException {
    part.lockInterruptibly();
    return part::unlock;
  }
}
