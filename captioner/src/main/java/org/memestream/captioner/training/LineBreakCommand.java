package org.memestream.captioner.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.memestream.captioner.caption.LineBreaker;
import org.memestream.captioner.caption.Vocabulary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code memestream train line-break}. */
@Command(
    name = "line-break",
    mixinStandardHelpOptions = true,
    description = "Train the scorer that breaks captions into upper and lower text.")
final class LineBreakCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private static final Logger LOG = LoggerFactory.getLogger(LineBreakCommand.class);

  @Option(names = "--prepared", required = true, description = "What 'train prepare' wrote.")
  private Path prepared;

  @Option(names = "--out", required = true, description = "Folder for line-break.bin and metrics.")
  private Path out;

  @Option(names = "--passes", description = "Passes over the rows (${DEFAULT-VALUE}).")
  private int passes = 4;

  @Option(names = "--rate", description = "First learning rate (${DEFAULT-VALUE}).")
  private double rate = 0.1;

  @Option(names = "--seed", description = "Seed of the order (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    CaptionRows rows = CaptionRows.read(prepared.resolve(PrepareCommand.ROWS));
    List<LineBreaker.Example> training =
        new ArrayList<>(examples(rows.of(CaptionRows.Use.TRAINING)));
    Collections.shuffle(training, new Random(seed));
    LineBreaker breaker =
        LineBreaker.learn(training, passes, rate, pass -> LOG.info("pass {} done", pass));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rows", training.size());
    for (CaptionRows.Use use : List.of(CaptionRows.Use.SEEN_TEST, CaptionRows.Use.UNSEEN_TEST)) {
      List<LineBreaker.Example> exam = examples(rows.of(use));
      String name = use.name().toLowerCase(java.util.Locale.ROOT);
      figures.put(name + "_rows", exam.size());
      figures.put(name + "_exact", share(exam, breaker, 0));
      figures.put(name + "_within_one", share(exam, breaker, 1));
      figures.put(name + "_half_split_exact", halfShare(exam));
    }
    Files.write(out.resolve("line-break.bin"), breaker.toBytes());
    Metrics.write(out.resolve("line-break-metrics.json"), figures);
    spec.commandLine().getOut().println(Metrics.json(figures));
    return 0;
  }

  private static List<LineBreaker.Example> examples(List<CaptionRows.Row> rows) {
    List<LineBreaker.Example> examples = new ArrayList<>();
    for (CaptionRows.Row row : rows) {
      int gap = row.tokens().indexOf(Vocabulary.SEPARATOR);
      if (gap > 0 && gap < row.tokens().size() - 1) {
        List<String> words = new ArrayList<>(row.tokens());
        words.removeIf(Vocabulary.SEPARATOR::equals);
        if (gap < words.size() && words.size() > 1) {
          examples.add(new LineBreaker.Example(List.copyOf(words), gap));
        }
      }
    }
    return examples;
  }

  private static double share(List<LineBreaker.Example> exam, LineBreaker breaker, int slack) {
    return exam.stream().filter(e -> Math.abs(breaker.gap(e.tokens()) - e.gap()) <= slack).count()
        / (double) exam.size();
  }

  private static double halfShare(List<LineBreaker.Example> exam) {
    return exam.stream().filter(e -> (e.tokens().size() + 1) / 2 == e.gap()).count()
        / (double) exam.size();
  }
}
