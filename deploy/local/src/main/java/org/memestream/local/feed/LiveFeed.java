package org.memestream.local.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.memestream.ingest.feed.FeedRun;
import org.memestream.ingest.fetch.AddressPolicy;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a live feed until this process is told to stop, and tells how it goes. */
final class LiveFeed {

  private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
  private static final Duration TELL_EVERY = Duration.ofSeconds(30);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final Surroundings surroundings;
  private final DataFolder data;
  private final String name;
  private final Map<String, String> settings;

  /**
   * @param name under which its cursor is kept
   */
  LiveFeed(Surroundings surroundings, DataFolder data, String name, Map<String, String> settings) {
    this.surroundings = surroundings;
    this.data = data;
    this.name = name;
    this.settings = new TreeMap<>(settings);
    this.settings.put("memestream.feed.name", name);
  }

  void read() throws IOException, InterruptedException {
    Logs.client(data);
    CountDownLatch ended = new CountDownLatch(1);
    try (FeedSession session =
        FeedSession.open(data, surroundings, "feed-" + name, settings, AddressPolicy.PUBLIC)) {
      FeedRun run = session.connection().live();
      FeedReport report = new FeedReport(session.connection().counts());
      Thread onSignal = stopper(Thread.currentThread(), ended);
      Runtime.getRuntime().addShutdownHook(onSignal);
      Thread telling = teller(report);
      surroundings.err().println("Reading. Stop with Ctrl-C; it then goes on from there.");
      try {
        run.readOn();
      } catch (InterruptedException e) {
        log.info("the feed {} was stopped", name);
      } finally {
        telling.interrupt();
        surroundings.out().println(report.line());
      }
    } finally {
      ended.countDown();
    }
  }

  /** On Ctrl-C: lets the reader keep its cursor and close. */
  private static Thread stopper(Thread reader, CountDownLatch ended) {
    return new Thread(
        () -> {
          reader.interrupt();
          try {
            if (!ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
              log.warn("the feed did not end within {} s", LAST_WORDS.toSeconds());
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        "feed-stop");
  }

  private Thread teller(FeedReport report) {
    Thread telling =
        new Thread(
            () -> {
              String told = "";
              try {
                while (true) {
                  Thread.sleep(TELL_EVERY.toMillis());
                  String line = report.line();
                  if (!line.equals(told)) {
                    surroundings.err().println(line);
                    told = line;
                  }
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "feed-tell");
    telling.setDaemon(true);
    telling.start();
    return telling;
  }
}
