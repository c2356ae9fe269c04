package org.memestream.embedded;

import java.nio.file.Path;

/** A broker in a process of its own, to be killed by tests. */
final class BrokerProcess {

  private BrokerProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    System.out.println("READY");
    Thread.currentThread().join();
  }
}
