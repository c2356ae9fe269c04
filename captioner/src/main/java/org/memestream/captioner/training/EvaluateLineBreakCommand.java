package org.memestream.captioner.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memestream.captioner.caption.LineBreakLearning;
import org.memestream.captioner.caption.LineBreaker;
import org.memestream.captioner.caption.Tokenizer;
import org.memestream.runtime.training.Metrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code memestream evaluate line-break}. */
@Command(
    name = "line-break",
    mixinStandardHelpOptions = true,
    description = {
      "Measure how often captions of two boxes break where their writers broke them.",
      "The breaker is told the words alone; all rows with two filled boxes count."
    })
final class EvaluateLineBreakCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--captions",
      required = true,
      description =
          "Table of captions, .tsv or .tsv.gz, with the columns template, top, bottom, text and"
              + " boxes.")
  private Path captions;

  @Option(names = "--model", description = "line-break.bin of 'train line-break'; else what ships.")
  private Path model;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    LineBreaker breaker = model == null ? LineBreaker.shipped() : read(model);
    List<CaptionTable.TwoBoxes> rows = rows();
    Tokenizer tokenizer = new Tokenizer();
    List<LineBreakLearning.Example> exam =
        rows.stream().flatMap(row -> row.examples(tokenizer).stream()).toList();
    if (exam.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--captions: no row of " + captions + " has two filled boxes");
    }
    PrintWriter console = spec.commandLine().getOut();
    Map<String, Object> figures = BreakScore.figures(breaker, exam);
    figures.put("without_words", rows.size() - exam.size());
    if (json) {
      console.println(Metrics.json(figures));
    } else {
      console.printf("%,d captions of two boxes%n%n", exam.size());
      console.printf("%-12s%10s%18s%n", "", "exact", "within one word");
      print(console, "line break", BreakScore.of(breaker, exam));
      print(console, "halving", BreakScore.halving(exam));
    }
    return 0;
  }

  private List<CaptionTable.TwoBoxes> rows() throws IOException {
    try {
      return CaptionTable.twoBoxes(captions);
    } catch (CaptionTable.UnusableTableException e) {
      throw new ParameterException(spec.commandLine(), "--captions: " + e.getMessage(), e);
    }
  }

  private LineBreaker read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), "--model: there is no file " + file);
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return LineBreaker.read(stream);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "--model: " + file + ": " + e.getMessage(), e);
    }
  }

  private static void print(PrintWriter console, String name, BreakScore score) {
    console.printf(
        Locale.ROOT,
        "%-12s%8.1f %%%16.1f %%%n",
        name,
        100 * score.exact(),
        100 * score.withinOne());
  }
}
