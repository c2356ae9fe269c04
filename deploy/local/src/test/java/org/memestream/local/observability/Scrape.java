package org.memestream.local.observability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.memestream.local.observability.MetricsCatalogue.Metric;

/** What one answer of {@code /metrics} holds. */
public final class Scrape {

  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z0-9_:]+)(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private record Sample(String series, Map<String, String> labels, double value) {}

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, Set<String>> labelsByFamily = new TreeMap<>();
  private final List<Sample> samples;

  /**
   * @param text in Prometheus format
   */
  public Scrape(String text) {
    text.lines()
        .map(TYPE::matcher)
        .filter(Matcher::matches)
        .forEach(type -> types.put(type.group(1), type.group(2)));
    this.samples =
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .map(SAMPLE::matcher)
            .filter(Matcher::matches)
            .map(found -> sample(found.group(1), found.group(2), found.group(3)))
            .toList();
    for (Sample sample : samples) {
      family(sample.series())
          .ifPresent(
              family ->
                  labelsByFamily
                      .computeIfAbsent(family, none -> new TreeSet<>())
                      .addAll(sample.labels().keySet()));
    }
  }

  /** All families whose name begins so, as a catalogue would list them. */
  public List<Metric> families(String prefix) {
    return labelsByFamily.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(
            entry -> {
              Set<String> labels = new TreeSet<>(entry.getValue());
              labels.removeAll(Set.of("service", "le"));
              return new Metric(entry.getKey(), types.get(entry.getKey()), labels);
            })
        .toList();
  }

  /** The sum over all series of that name with these labels; empty when there is none. */
  public OptionalDouble value(String series, Map<String, String> labels) {
    return samples.stream()
        .filter(sample -> sample.series().equals(series))
        .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Sample::value)
        .reduce(Double::sum);
  }

  private Optional<String> family(String series) {
    String base = series.replaceFirst("_(bucket|count|sum|max)$", "");
    if (!base.equals(series) && types.containsKey(base)) {
      return Optional.of(base);
    }
    return types.containsKey(series) ? Optional.of(series) : Optional.empty();
  }

  private static Sample sample(String series, String labels, String value) {
    Map<String, String> all = new TreeMap<>();
    Matcher label = LABEL.matcher(labels == null ? "" : labels);
    while (label.find()) {
      all.put(label.group(1), label.group(2));
    }
    return new Sample(series, all, Double.parseDouble(value.replace("+Inf", "Infinity")));
  }
}
