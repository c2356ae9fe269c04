package org.memestream.runtime.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws how measures changed while a network learned, as a PNG of 900 by 540 pixels.
 *
 * @param <T> one look at the network
 */
public final class TrainingCurve<T> {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;

  private record Line<T>(String name, ToDoubleFunction<T> value) {}

  private final String measure;
  private final ToDoubleFunction<T> step;
  private final List<Line<T>> lines = new ArrayList<>();
  private boolean logarithmic;

  /**
   * @param measure what is drawn, with its unit
   * @param step of a look
   */
  public TrainingCurve(String measure, ToDoubleFunction<T> step) {
    this.measure = measure;
    this.step = step;
  }

  /** Draws on a logarithmic scale; all values are above 0. */
  public TrainingCurve<T> logarithmic() {
    logarithmic = true;
    return this;
  }

  /** Adds a line. */
  public TrainingCurve<T> line(String name, ToDoubleFunction<T> value) {
    lines.add(new Line<>(name, value));
    return this;
  }

  /** Writes the picture, over what was there; nothing if there was no look. */
  public void write(List<T> looks, Path png) throws IOException {
    if (looks.isEmpty()) {
      return;
    }
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(HEIGHT).title(measure).xAxisTitle("steps").build();
    chart.getStyler().setYAxisLogarithmic(logarithmic);
    chart.getStyler().setLegendVisible(lines.size() > 1);
    double[] steps = looks.stream().mapToDouble(step).toArray();
    for (Line<T> line : lines) {
      double[] values = looks.stream().mapToDouble(line.value()).toArray();
      chart.addSeries(line.name(), steps, values).setMarker(SeriesMarkers.NONE);
    }
    BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
  }
}
