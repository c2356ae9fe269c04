package org.memestream.facetransfer.training;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Figures of many transfers, together. */
record TransferReport(List<TransferScore> scores) {

  /** Scores by a property, in order of appearance. */
  Map<String, TransferReport> by(Function<TransferScore, String> property) {
    Map<String, List<TransferScore>> groups = new LinkedHashMap<>();
    scores.forEach(
        score ->
            groups.computeIfAbsent(property.apply(score), name -> new ArrayList<>()).add(score));
    Map<String, TransferReport> reports = new LinkedHashMap<>();
    groups.forEach((name, some) -> reports.put(name, new TransferReport(some)));
    return reports;
  }

  /** Means over the transfers that were done; those of nothing are left out. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("transfers", scores.size());
    figures.put("refused", scores.stream().filter(one -> one.result().isEmpty()).count());
    figures.put(
        "face_lost",
        scores.stream()
            .filter(one -> one.result().isPresent() && one.measured().isEmpty())
            .count());
    figures.put("recognised", mean(one -> one.recognised() ? 1 : 0));
    figures.put("recognised_before", shareBefore());
    figures.put("recognised_in_drivers", shareOfDrivers());
    figures.put("probability", mean(TransferScore.Measured::probability));
    figures.put("probability_before", mean(TransferScore.Measured::before));
    figures.put("identity", mean(TransferScore.Measured::identity));
    figures.put("pose_drift", mean(TransferScore.Measured::drift));
    figures.put("sharpness", mean(TransferScore.Measured::sharpness));
    figures.put("untouched_outside", mean(TransferScore.Measured::untouched));
    figures.put(
        "milliseconds",
        Mean.quantile(
            scores.stream()
                .flatMap(one -> one.measured().stream())
                .mapToDouble(TransferScore.Measured::milliseconds)
                .toArray(),
            0.5));
    figures.values().removeIf(value -> value instanceof Double number && number.isNaN());
    return figures;
  }

  private double mean(ToDoubleFunction<TransferScore.Measured> figure) {
    return Mean.of(
        scores.stream().flatMap(one -> one.measured().stream()).mapToDouble(figure).toArray());
  }

  private double shareBefore() {
    return Mean.of(
        scores.stream()
            .filter(one -> one.of().wanted().isPresent())
            .mapToDouble(one -> one.of().target().face().told() == one.of().wanted().get() ? 1 : 0)
            .toArray());
  }

  private double shareOfDrivers() {
    return Mean.of(
        scores.stream()
            .filter(one -> one.of().wanted().isPresent() && one.of().driver().isPresent())
            .mapToDouble(one -> one.of().driver().get().told() == one.of().wanted().get() ? 1 : 0)
            .toArray());
  }

  /** A line for each name. */
  static void print(Map<String, TransferReport> reports, PrintWriter console) {
    console.printf(
        "%-26s%6s%9s%8s%8s%8s%10s%8s%8s%9s%8s%n",
        "",
        "n",
        "refused",
        "before",
        "after",
        "driver",
        "identity",
        "drift",
        "sharp",
        "outside",
        "ms");
    reports.forEach(
        (name, report) -> {
          Map<String, Object> figures = report.figures();
          console.printf(
              "%-26s%6s%9s%8.2f%8.2f%8.2f%10.3f%8.2f%8.2f%9.5f%8.1f%n",
              name,
              figures.get("transfers"),
              figures.get("refused"),
              figures.getOrDefault("recognised_before", Double.NaN),
              figures.getOrDefault("recognised", Double.NaN),
              figures.getOrDefault("recognised_in_drivers", Double.NaN),
              figures.getOrDefault("identity", Double.NaN),
              figures.getOrDefault("pose_drift", Double.NaN),
              figures.getOrDefault("sharpness", Double.NaN),
              figures.getOrDefault("untouched_outside", Double.NaN),
              figures.getOrDefault("milliseconds", Double.NaN));
        });
  }
}
