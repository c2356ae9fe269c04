package org.memestream.captioner.training;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.memestream.captioner.caption.NoveltyFilter;
import org.memestream.captioner.caption.Vocabulary;
import org.memestream.runtime.training.Metrics;
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

  private static final String REPORT = "prepare-report.json";
  private static final double MISTAKEN_FOR_LEARNT = 0.01;

  /** Column names of the tables of held-out rows, which are those of the source. */
  private static final String HEADER = "template\ttop\tbottom\ttext\tboxes\tvotes\n";

  @Option(
      names = "--captions",
      required = true,
      description = "Folder with the caption tables, templates.tsv and its pictures.")
  private Path captions;

  @Option(
      names = "--images",
      description = "Folder with more labelled pictures (default: images beside the captions).")
  private Path images;

  @Option(names = "--out", required = true, description = "Folder for rows, vocabulary and report.")
  private Path out;

  @Option(names = "--vocabulary", description = "Words and marks to keep (${DEFAULT-VALUE}).")
  private int vocabulary = 10_000;

  @Option(names = "--seed", description = "Seed of the split (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--again", description = "Prepare anew what was prepared with these settings.")
  private boolean again;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    Path report = out.resolve(REPORT);
    Map<String, Object> settings = Map.of("seed", seed, "vocabulary_asked", vocabulary);
    if (!again && Metrics.holds(report, settings)) {
      // The report is written last, so nothing is missing.
      spec.commandLine().getOut().println(Files.readString(report));
      return 0;
    }
    Files.deleteIfExists(report);
    Preparation.Prepared prepared =
        new Preparation(
                new Split(seed),
                vocabulary,
                captions,
                images == null ? captions.resolveSibling("images") : images)
            .prepare(captions);
    prepared.rows().write(out.resolve(ROWS));
    Files.write(out.resolve(VOCABULARY), prepared.vocabulary().words());
    writeNovelty(prepared.rows().of(CaptionRows.Use.TRAINING));
    writeHeldOut(prepared, CaptionRows.Use.SEEN_TEST, "held-out-seen.tsv.gz");
    writeHeldOut(prepared, CaptionRows.Use.UNSEEN_TEST, "held-out-unseen.tsv.gz");
    Map<String, Object> figures = new LinkedHashMap<>(settings);
    figures.put("kept", prepared.rows().rows().size());
    for (CaptionRows.Use use : CaptionRows.Use.values()) {
      figures.put(use.name().toLowerCase(java.util.Locale.ROOT), prepared.rows().of(use).size());
    }
    figures.put("tokens", prepared.rows().rows().stream().mapToLong(r -> r.tokens().size()).sum());
    figures.put("vocabulary", prepared.vocabulary().size());
    prepared
        .dropped()
        .forEach(
            (fault, count) ->
                figures.put("dropped_" + fault.name().toLowerCase(java.util.Locale.ROOT), count));
    figures.put("dropped_rare_words", prepared.rare());
    Metrics.write(report, figures);
    spec.commandLine().getOut().println(Metrics.json(figures));
    return 0;
  }

  /** What the decoder learns from, for telling new captions from learnt ones. */
  private void writeNovelty(List<CaptionRows.Row> rows) throws IOException {
    NoveltyFilter.Builder builder = NoveltyFilter.builder(rows.size(), MISTAKEN_FOR_LEARNT);
    for (CaptionRows.Row row : rows) {
      builder.add(
          row.tokens().stream().filter(token -> !token.equals(Vocabulary.SEPARATOR)).toList());
    }
    try (OutputStream stream = Files.newOutputStream(out.resolve(NoveltyFilter.FILE))) {
      builder.build().write(stream);
    }
  }

  private void writeHeldOut(Preparation.Prepared prepared, CaptionRows.Use use, String file)
      throws IOException {
    try (Writer writer =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(out.resolve(file))),
            StandardCharsets.UTF_8)) {
      writer.write(HEADER);
      for (Preparation.HeldOut row : prepared.heldOut()) {
        if (row.use() == use) {
          writer.write(row.line() + "\n");
        }
      }
    }
  }
}
