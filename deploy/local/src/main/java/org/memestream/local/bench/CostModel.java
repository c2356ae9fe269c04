package org.memestream.local.bench;

import java.util.List;
import picocli.CommandLine.Option;

/**
 * What memes cost on rented machines. Assumes that machines are as fast as this one, are used to a
 * share of what they can do, and that each meme puts two objects and gets two.
 */
final class CostModel {

  private static final double MEMES = 1e6;
  private static final double MILLIS_PER_HOUR = 3.6e6;
  private static final int PUTS = 2;
  private static final int GETS = 2;

  @Option(
      names = "--core-hour",
      paramLabel = "PRICE",
      defaultValue = "0.04",
      description = "Price of a processor for an hour (default: ${DEFAULT-VALUE}).")
  private double coreHour;

  @Option(
      names = "--thousand-puts",
      paramLabel = "PRICE",
      defaultValue = "0.005",
      description = "Price of a thousand objects put (default: ${DEFAULT-VALUE}).")
  private double thousandPuts;

  @Option(
      names = "--thousand-gets",
      paramLabel = "PRICE",
      defaultValue = "0.0004",
      description = "Price of a thousand objects got (default: ${DEFAULT-VALUE}).")
  private double thousandGets;

  @Option(
      names = "--used",
      paramLabel = "SHARE",
      defaultValue = "0.6",
      description = "How much of a machine is used on average, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double used;

  /**
   * The figures for a million memes.
   *
   * @param processorMillis that one takes, of everything
   */
  BenchReport.Section section(double processorMillis) {
    double hours = processorMillis * MEMES / MILLIS_PER_HOUR;
    double requests = MEMES / 1000 * (PUTS * thousandPuts + GETS * thousandGets);
    return new BenchReport.Section(
        "a million memes, at %s for a core-hour, used to %.0f %%".formatted(coreHour, 100 * used),
        List.of(
            new Figure("core-hours of work", hours, "h"),
            new Figure("price of processors", hours / used * coreHour, ""),
            new Figure("price of storage requests", requests, "")));
  }
}
