package org.memestream.facetransfer.training.appearance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.memestream.runtime.training.TrainingCurve;

/**
 * Notes how losses go in {@code curve.tsv} and draws them as {@code curve.png}, each over its own
 * range from its lowest to its highest value.
 */
final class LossCurve {

  private final Path folder;
  private final List<String> names;

  LossCurve(Path folder, List<String> names) {
    this.folder = folder;
    this.names = List.copyOf(names);
  }

  /** Appends the values of a step. */
  void note(long step, double... values) throws IOException {
    String numbers =
        Arrays.stream(values)
            .mapToObj(value -> String.format(Locale.ROOT, "%.5f", value))
            .collect(Collectors.joining("\t"));
    Path file = folder.resolve("curve.tsv");
    if (!Files.exists(file)) {
      Files.writeString(file, "step\t" + String.join("\t", names) + "\n");
    }
    Files.writeString(file, step + "\t" + numbers + "\n", StandardOpenOption.APPEND);
  }

  /** Draws what was noted so far. */
  void draw() throws IOException {
    List<double[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("curve.tsv"))) {
      if (Character.isDigit(line.charAt(0))) {
        rows.add(Arrays.stream(line.split("\t")).mapToDouble(Double::parseDouble).toArray());
      }
    }
    TrainingCurve<double[]> curve =
        new TrainingCurve<>("losses, each over its own range", row -> row[0]);
    for (int i = 0; i < names.size(); i++) {
      addLine(curve, rows, i);
    }
    curve.write(rows, folder.resolve("curve.png"));
  }

  private void addLine(TrainingCurve<double[]> curve, List<double[]> rows, int index) {
    double low = rows.stream().mapToDouble(row -> row[index + 1]).min().orElse(0);
    double high = rows.stream().mapToDouble(row -> row[index + 1]).max().orElse(1);
    curve.line(
        String.format(Locale.ROOT, "%s %.4f to %.4f", names.get(index), low, high),
        row -> (row[index + 1] - low) / Math.max(1e-9, high - low));
  }
}
