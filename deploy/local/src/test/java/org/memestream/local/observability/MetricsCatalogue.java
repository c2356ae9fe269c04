package org.memestream.local.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that {@code docs/metrics.md} promises. */
public final class MetricsCatalogue {

  /**
   * One family of series.
   *
   * @param labels those that are its own
   */
  public record Metric(String name, String type, Set<String> labels) {

    /** What its series are called. */
    List<String> series() {
      return switch (type) {
        case "summary" -> List.of(name + "_count", name + "_sum", name + "_max");
        case "histogram" ->
            List.of(name + "_count", name + "_sum", name + "_max", name + "_bucket");
        default -> List.of(name);
      };
    }

    /** Labels that a series of it has, without those of a scrape. */
    Set<String> labelsOf(String series) {
      Set<String> all = new TreeSet<>(labels);
      all.add("service");
      if (series.endsWith("_bucket")) {
        all.add("le");
      }
      return all;
    }
  }

  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z0-9_]+)` \\| ([a-z]+) \\| ([a-z, ]*)\\|.*");

  private final List<Metric> metrics;

  private MetricsCatalogue(List<Metric> metrics) {
    this.metrics = List.copyOf(metrics);
  }

  /** Reads the page of this repository. */
  public static MetricsCatalogue read() {
    List<Metric> metrics = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(Path.of("..", "..", "docs", "metrics.md"))) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
          Set<String> labels = new TreeSet<>(Arrays.asList(row.group(3).strip().split(", ")));
          labels.remove("");
          metrics.add(new Metric(row.group(1), row.group(2), labels));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue of metrics cannot be read", e);
    }
    return new MetricsCatalogue(metrics);
  }

  /** memestream's own. */
  public List<Metric> own() {
    return metrics.stream().filter(metric -> metric.name().startsWith("memestream_")).toList();
  }

  /** Those of the JVM and the process. */
  public List<Metric> borrowed() {
    return metrics.stream().filter(metric -> !metric.name().startsWith("memestream_")).toList();
  }

  /** The metric that a series is of. */
  Optional<Metric> ofSeries(String series) {
    return metrics.stream().filter(metric -> metric.series().contains(series)).findAny();
  }
}
