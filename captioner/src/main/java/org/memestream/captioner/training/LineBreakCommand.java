package org.memestream.captioner.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.memestream.captioner.caption.LineBreakLearning;
import org.memestream.captioner.caption.LineBreaker;
import org.memestream.runtime.training.Metrics;
import org.memestream.runtime.training.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code memestream train line-break}. */
@Command(
    name = "line-break",
    mixinStandardHelpOptions = true,
    description = "Train the scorer that breaks captions into upper and lower text.")
final class LineBreakCommand implements Callable<Integer> {

  private static final List<String> TABLES = List.of("imgflip.tsv.gz", "memegenerator.tsv.gz");

  @Spec private CommandSpec spec;

  @Option(
      names = "--captions",
      required = true,
      description = "Folder with imgflip.tsv.gz and memegenerator.tsv.gz.")
  private Path captions;

  @Option(
      names = "--out",
      required = true,
      description = "Folder for line-break.bin and metrics.json.")
  private Path out;

  @Option(names = "--passes", description = "Passes over the rows (${DEFAULT-VALUE}).")
  private int passes = 4;

  @Option(names = "--rate", description = "First learning rate (${DEFAULT-VALUE}).")
  private double rate = 0.025;

  @Option(names = "--seed", description = "Seed of the split and the order (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    List<CaptionTable.TwoBoxes> table = table();
    LineBreakRows rows;
    try (Progress progress = new Progress("captions", table.size())) {
      rows = LineBreakRows.of(table, new Split(seed), new Random(seed), progress::stepTo);
    }
    List<LineBreakLearning.Example> training = rows.examples().get(CaptionRows.Use.TRAINING);
    LineBreaker breaker;
    try (Progress progress = new Progress("line break", (long) passes * training.size())) {
      breaker = LineBreakLearning.learn(training, passes, rate, progress::stepTo);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("passes", passes);
    figures.put("rate", rate);
    figures.put("seed", seed);
    figures.put("dropped", rows.dropped());
    figures.put("training_rows", training.size());
    for (CaptionRows.Use use : List.of(CaptionRows.Use.SEEN_TEST, CaptionRows.Use.UNSEEN_TEST)) {
      figures.put(
          use.name().toLowerCase(Locale.ROOT),
          BreakScore.figures(breaker, rows.examples().get(use)));
    }
    Files.write(out.resolve("line-break.bin"), breaker.toBytes());
    Metrics.write(out.resolve("metrics.json"), figures);
    spec.commandLine().getOut().println(Metrics.json(figures));
    return 0;
  }

  private List<CaptionTable.TwoBoxes> table() throws IOException {
    List<CaptionTable.TwoBoxes> table = new ArrayList<>();
    try {
      for (String name : TABLES) {
        table.addAll(CaptionTable.twoBoxes(captions.resolve(name)));
      }
    } catch (CaptionTable.UnusableTableException e) {
      throw new ParameterException(spec.commandLine(), "--captions: " + e.getMessage(), e);
    }
    return table;
  }
}
