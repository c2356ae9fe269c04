package org.memestream.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * What a process tells at {@code /metrics}.
 *
 * @param samples all of them
 */
record Metrics(List<Sample> samples) {

  /**
   * One line.
   *
   * @param series name and tags, as they are written
   * @param value in the meter's unit
   */
  record Sample(String series, double value) {}

  Metrics {
    samples = List.copyOf(samples);
  }

  /** Reads the text format of Prometheus. */
  static Metrics parse(String text) {
    List<Sample> samples = new ArrayList<>();
    for (String line : text.split("\n")) {
      int space = line.lastIndexOf(' ');
      if (!line.startsWith("#") && space > 0) {
        samples.add(
            new Sample(line.substring(0, space), Double.parseDouble(line.substring(space + 1))));
      }
    }
    return new Metrics(samples);
  }

  /**
   * Sum over all series of a name whose tags hold all of these.
   *
   * @param tags each as {@code name="value"}
   */
  double sum(String name, String... tags) {
    return samples.stream()
        .filter(sample -> sample.series().equals(name) || sample.series().startsWith(name + "{"))
        .filter(sample -> List.of(tags).stream().allMatch(sample.series()::contains))
        .mapToDouble(Sample::value)
        .sum();
  }
}
