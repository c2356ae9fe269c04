package org.memestream.local.make;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar on the terminal above which the reports of the photos appear. */
final class BarProgress implements MakeProgress, AutoCloseable {

  private final MakeProgress report;
  private final ProgressBar bar;

  /**
   * @param report told as well
   * @param photos how many there are
   * @param terminal the terminal
   */
  BarProgress(MakeProgress report, int photos, PrintStream terminal) {
    this.report = report;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("memes")
            .setInitialMax(photos)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .setUpdateIntervalMillis(200)
            .build();
  }

  @Override
  public void done(PhotoOutcome outcome) {
    bar.step();
    report.done(outcome);
  }

  @Override
  public void close() {
    bar.close();
  }
}
