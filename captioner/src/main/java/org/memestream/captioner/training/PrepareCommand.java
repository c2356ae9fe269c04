package org.memestream.captioner.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code memestream train prepare}. */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description = "Filter and split the captions, choose the vocabulary, report what was dropped.")
final class PrepareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  static final String ROWS = "rows.tsv";
  static final String VOCABULARY = "vocabulary.txt";

  @Option(names = "--data", description = "Folder with captions and images (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(names = "--out", required = true, description = "Folder for rows, vocabulary and report.")
  private Path out;

  @Option(names = "--vocabulary", description = "Words and marks to keep (${DEFAULT-VALUE}).")
  private int vocabulary = 10_000;

  @Option(names = "--seed", description = "Seed of the split (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    Preparation.Prepared prepared =
        new Preparation(new Split(seed), vocabulary, data).prepare(data.resolve("captions"));
    prepared.rows().write(out.resolve(ROWS));
    Files.write(out.resolve(VOCABULARY), prepared.vocabulary().words());
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("kept", prepared.rows().rows().size());
    for (CaptionRows.Use use : CaptionRows.Use.values()) {
      report.put(use.name().toLowerCase(java.util.Locale.ROOT), prepared.rows().of(use).size());
    }
    report.put("tokens", prepared.rows().rows().stream().mapToLong(r -> r.tokens().size()).sum());
    report.put("vocabulary", prepared.vocabulary().size());
    prepared
        .dropped()
        .forEach(
            (fault, count) ->
                report.put("dropped_" + fault.name().toLowerCase(java.util.Locale.ROOT), count));
    report.put("dropped_rare_words", prepared.rare());
    Metrics.write(out.resolve("prepare-report.json"), report);
    spec.commandLine().getOut().println(Metrics.json(report));
    return 0;
  }
}
