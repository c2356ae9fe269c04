package org.memestream.runtime.worker;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads with a name and a number: one that hangs does not keep the process. */
final class NamedThreads implements ThreadFactory {

  private final String name;
  private final AtomicInteger made = new AtomicInteger();

  private NamedThreads(String name) {
    this.name = name;
  }

  static NamedThreads of(String name) {
    return new NamedThreads(name);
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name + "-" + made.getAndIncrement());
    thread.setDaemon(true);
    return thread;
  }
}
