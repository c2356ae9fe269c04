package org.memestream.runtime.lifecycle;

import org.memestream.runtime.health.Readiness;

/** Something that runs until it is closed, alone in a process or beside others. */
public interface Service extends AutoCloseable {

  /** Name in logs, metrics and messages. */
  String name();

  /**
   * Begins to work, and returns when it does.
   *
   * @throws StartFailure when it cannot, with what to do; {@link
   *     org.memestream.runtime.OutageException} and {@link
   *     org.memestream.runtime.config.InvalidConfigurationException} are understood as well
   */
  void start();

  /** Whether it can work now. Called at any time, from any thread; does not block for long. */
  Readiness readiness();

  /**
   * Returns when the service has ended, by {@link #close} or by itself.
   *
   * @throws RuntimeException what ended it, when that was a failure
   */
  void awaitEnd() throws InterruptedException;

  /** Takes nothing new, finishes what it has within a bounded time, and ends. Repeatable. */
  @Override
  void close();
}
