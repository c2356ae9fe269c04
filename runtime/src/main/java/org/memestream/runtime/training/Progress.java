package org.memestream.runtime.training;

import java.util.function.Consumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how far a long job is: a bar where a person watches, a log line every half minute where the
 * output goes to a file. Thread-safe.
 */
public final class Progress implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final int WATCHED_MILLIS = 500;
  private static final int LOGGED_MILLIS = 30_000;

  private final ProgressBar bar;

  public Progress(String task, long steps) {
    boolean watched = System.console() != null;
    Consumer<String> log = line -> LOG.info("{}", line.strip());
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(watched ? WATCHED_MILLIS : LOGGED_MILLIS);
    this.bar =
        watched
            ? builder.build()
            : builder.setConsumer(new DelegatingProgressBarConsumer(log, 160)).build();
  }

  public void step(String message) {
    if (!message.isEmpty()) {
      bar.setExtraMessage(message);
    }
    bar.step();
  }

  public void stepTo(long position) {
    bar.stepTo(position);
  }

  @Override
  public void close() {
    bar.close();
  }
}
