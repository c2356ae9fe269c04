package org.memestream.local.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.memestream.ingest.backfill.BackfillProgress;

/**
 * A bar with rate and remaining time on a terminal, and a line now and then elsewhere. Thread-safe.
 */
public final class RunProgress implements BackfillProgress, AutoCloseable {

  private static final Duration LINE_EVERY = Duration.ofSeconds(10);
  private static final int UPDATE_MILLIS = 200;

  private final PrintWriter err;
  private final ProgressBar bar;
  private final String what;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong total = new AtomicLong(-1);
  private final long begin = System.nanoTime();
  private final AtomicLong toldAt = new AtomicLong(begin);
  private final AtomicLong waitedAt = new AtomicLong(begin - LINE_EVERY.toNanos());

  /**
   * @param what is counted, in plural
   */
  public RunProgress(Surroundings surroundings, String what) {
    this.err = surroundings.err();
    this.what = what;
    this.bar = surroundings.terminal() ? bar(what) : null;
  }

  private static ProgressBar bar(String what) {
    PrintStream terminal =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    return new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(-1)
        .showSpeed()
        .setConsumer(new ConsoleProgressBarConsumer(terminal))
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .build();
  }

  @Override
  public void total(long pictures) {
    total.set(pictures);
    if (bar != null) {
      bar.maxHint(pictures);
    }
  }

  @Override
  public void done() {
    reached(done.incrementAndGet());
  }

  /** So many are done now. */
  public void reached(long count) {
    done.set(count);
    if (bar != null) {
      bar.stepTo(count);
    } else if (due(toldAt)) {
      err.println(line(count, total.get(), Duration.ofNanos(System.nanoTime() - begin)));
    }
  }

  /** Such as {@code photos: 1200 of 5000, 240/s, about 16 s left}. */
  String line(long count, long all, Duration since) {
    double perSecond = count / Math.max(0.001, since.toNanos() / 1e9);
    String rate = perSecond < 10 ? "%.1f".formatted(perSecond) : Long.toString((long) perSecond);
    if (all < 0) {
      return "%s: %d, %s/s".formatted(what, count, rate);
    }
    String left =
        perSecond > 0 ? ", about %d s left".formatted((long) ((all - count) / perSecond)) : "";
    return "%s: %d of %d, %s/s%s".formatted(what, count, all, rate, left);
  }

  @Override
  public void waiting(String sentence) {
    if (due(waitedAt)) {
      err.println("waiting: " + sentence);
    }
  }

  private static boolean due(AtomicLong last) {
    long now = System.nanoTime();
    long before = last.get();
    return now - before >= LINE_EVERY.toNanos() && last.compareAndSet(before, now);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
