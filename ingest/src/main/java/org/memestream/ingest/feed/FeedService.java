package org.memestream.ingest.feed;

import java.util.concurrent.CountDownLatch;
import org.memestream.ingest.fetch.AddressPolicy;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.lifecycle.Service;
import org.memestream.runtime.lifecycle.ServiceContext;

/** Reads one live feed. Starts once. */
public final class FeedService implements Service {

  /** Name of the service. */
  public static final String NAME = "feed";

  private static final long LAST_CURSOR_MILLIS = 5_000;

  private final ServiceContext<FeedConfig> context;
  private final AddressPolicy addresses;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile FeedConnection connection;
  private volatile RuntimeException failure;
  private Thread thread;

  /** A feed whose pictures come from the public internet only. */
  public FeedService(ServiceContext<FeedConfig> context) {
    this(context, AddressPolicy.PUBLIC);
  }

  /**
   * @param addresses where pictures may be fetched from
   */
  FeedService(ServiceContext<FeedConfig> context, AddressPolicy addresses) {
    this.context = context;
    this.addresses = addresses;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() {
    FeedConnection opened = FeedConnection.open(context, addresses);
    FeedRun run = opened.live();
    connection = opened;
    thread = new Thread(() -> read(run), NAME);
    thread.start();
  }

  private void read(FeedRun run) {
    try {
      run.readOn();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      ended.countDown();
    }
  }

  @Override
  public Readiness readiness() {
    FeedConnection opened = connection;
    return opened == null ? Readiness.unready("the feed is connecting") : opened.readiness();
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    ended.await();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join(LAST_CURSOR_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (connection != null) {
      connection.close();
    }
    ended.countDown();
  }
}
