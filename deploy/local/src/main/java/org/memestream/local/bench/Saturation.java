package org.memestream.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.memestream.schemas.Stage;

/**
 * Many memes at once.
 *
 * @param memes how many
 * @param seconds that all took
 * @param processorMillis of this process, for each meme
 * @param stages time of each meme's share of its batch, by stage
 */
record Saturation(int memes, double seconds, double processorMillis, Map<Stage, Samples> stages) {

  /** The figures of everything in one process. */
  BenchReport.Section together(String name) {
    List<Figure> figures = new ArrayList<>(figures());
    figures.add(new Figure("processor time of all, for each meme", processorMillis, "ms"));
    return new BenchReport.Section(name, figures);
  }

  /** The figures of workers in processes of their own. */
  BenchReport.Section apart(String name) {
    return new BenchReport.Section(name, figures());
  }

  private List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("memes", memes / seconds, "/s"));
    double all = stages.values().stream().mapToDouble(Samples::mean).sum();
    stages.forEach(
        (stage, samples) -> {
          String name = stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
          figures.add(new Figure(name + ", a meme's share of its batch", samples.median(), "ms"));
          figures.add(new Figure(name + ", share of the stages", 100 * samples.mean() / all, "%"));
        });
    return figures;
  }
}
