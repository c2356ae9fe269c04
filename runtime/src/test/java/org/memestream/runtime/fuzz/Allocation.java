package org.memestream.runtime.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures how much of the Java heap the current thread takes, whether it is freed or not. */
public final class Allocation {

  private Allocation() {}

  /** Something to measure. */
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }

  /** Bytes that the action takes. */
  public static long of(Action action) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
