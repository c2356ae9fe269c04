package org.memestream.runtime.lifecycle;

import org.memestream.runtime.config.ServiceConfig;

/** A service in a process of its own that tells on standard output how far it is. */
public final class SampleMain {

  private SampleMain() {}

  public static void main(String... arguments) {
    ServiceMain.run("sample", ServiceConfig.class, context -> new Telling(), arguments);
  }

  private static final class Telling extends FakeService {

    @Override
    public void start() {
      super.start();
      System.out.println("started");
      if (System.getenv("SAMPLE_THREAD_DIES") != null) {
        new Thread(
                () -> {
                  throw new IllegalStateException("this thread dies");
                },
                "doomed")
            .start();
      }
    }

    @Override
    public void close() {
      if (closed.getCount() > 0) {
        System.out.println("drained");
      }
      super.close();
    }
  }
}
