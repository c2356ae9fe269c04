package org.memestream.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Memory of processes over time, as lines of a table and as curves. Resident memory is what the
 * system counts: heap, native memory of networks and pictures, and all else. For one thread.
 */
final class MemoryLog {

  private static final double MEGABYTE = 1 << 20;
  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;

  private final List<ServiceProcess> processes;
  private final Path table;
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

  /**
   * One look at a process.
   *
   * @param minutes since the beginning
   * @param heap in use, megabytes
   * @param resident in memory, megabytes
   */
  record Sample(double minutes, double heap, double resident) {}

  /**
   * @param table file of tab-separated values, begun anew
   */
  MemoryLog(List<ServiceProcess> processes, Path table) {
    this.processes = List.copyOf(processes);
    this.table = table;
    write(
        "minutes\tmemes\tprocess\theap_mb\tresident_mb",
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Looks at all of them. */
  void sample(Duration since, long memes) {
    double minutes = since.toMillis() / 60e3;
    for (ServiceProcess process : processes) {
      double heap = process.metrics().sum("jvm_memory_used_bytes", "area=\"heap\"") / MEGABYTE;
      Sample sample = new Sample(minutes, heap, resident(process.pid()));
      samples.computeIfAbsent(process.name(), name -> new ArrayList<>()).add(sample);
      write(
          String.format(
              Locale.ROOT,
              "%.1f\t%d\t%s\t%.0f\t%.0f",
              minutes,
              memes,
              process.name(),
              heap,
              sample.resident()),
          StandardOpenOption.APPEND);
    }
  }

  /** Draws the curves beside the table: {@code heap.png} and {@code resident.png}. */
  void draw() {
    draw("heap in use, MB", Sample::heap, "heap.png");
    draw("resident memory, MB", Sample::resident, "resident.png");
  }

  private void draw(String title, ToDoubleFunction<Sample> value, String file) {
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle("minutes").build();
    samples.forEach(
        (name, all) ->
            chart
                .addSeries(
                    name,
                    all.stream().mapToDouble(Sample::minutes).toArray(),
                    all.stream().mapToDouble(value).toArray())
                .setMarker(SeriesMarkers.NONE));
    try {
      BitmapEncoder.saveBitmap(
          chart, table.resolveSibling(file).toString(), BitmapEncoder.BitmapFormat.PNG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double resident(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findAny()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("resident memory is read from /proc, as Linux has it", e);
    }
  }

  private void write(String line, StandardOpenOption... how) {
    try {
      Files.write(table, List.of(line), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
