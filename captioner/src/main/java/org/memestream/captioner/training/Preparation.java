package org.memestream.captioner.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.Vocabulary;
import org.memestream.runtime.training.Progress;

/** Turns the raw caption tables into rows to learn from and a vocabulary. */
final class Preparation {

  private static final int LEAST_SEEN = 3;
  private static final double MOST_UNKNOWN = 1.0 / 3;
  private static final int LONGEST_WORD = 20;

  private final Split split;
  private final int vocabularySize;
  private final Map<String, String> pictureByLabel = new HashMap<>();
  private final Map<RowFilter.Fault, Integer> dropped = new EnumMap<>(RowFilter.Fault.class);
  private final List<CaptionRows.Row> rows = new ArrayList<>();
  private final List<HeldOut> heldOut = new ArrayList<>();

  /**
   * @param captions folder with caption tables and templates.tsv
   * @param images folder with more labelled pictures
   */
  Preparation(Split split, int vocabularySize, Path captions, Path images) throws IOException {
    this.split = split;
    this.vocabularySize = vocabularySize;
    table(images.resolve("memeproject/labels.tsv"), f -> pictureByLabel.put(f[1], f[0]));
    table(captions.resolve("templates.tsv"), f -> pictureByLabel.put(f[1], f[0]));
  }

  /**
   * A row of the source that nothing learns from, civil or not.
   *
   * @param use which test
   * @param text its words, joined
   * @param line as it stands in the source
   */
  record HeldOut(CaptionRows.Use use, String text, String line) {}

  /** What came out. */
  record Prepared(
      CaptionRows rows,
      Vocabulary vocabulary,
      Map<RowFilter.Fault, Integer> dropped,
      int rare,
      List<HeldOut> heldOut) {}

  /**
   * Reads every table of a folder but templates.tsv, by name.
   *
   * @throws IOException if there is none, or one is no table of captions
   */
  Prepared prepare(Path captions) throws IOException {
    RowFilter filter = new RowFilter();
    for (Path file : tables(captions)) {
      List<CaptionTable.Row> table = CaptionTable.rows(file);
      try (Progress progress = new Progress(file.getFileName().toString(), table.size())) {
        for (CaptionTable.Row row : table) {
          add(filter, row);
          progress.step("");
        }
      }
    }
    Vocabulary vocabulary = vocabulary();
    Set<String> learnt = new HashSet<>();
    List<CaptionRows.Row> known = new ArrayList<>();
    for (CaptionRows.Row row : rows) {
      long unknown =
          row.tokens().stream()
              .filter(token -> vocabulary.id(token) == Vocabulary.UNKNOWN_ID)
              .count();
      if (unknown <= MOST_UNKNOWN * row.tokens().size()) {
        known.add(row);
        if (row.use() == CaptionRows.Use.TRAINING) {
          learnt.add(String.join(" ", row.tokens()));
        }
      }
    }
    int rare = rows.size() - known.size();
    known.removeIf(
        row ->
            row.use() != CaptionRows.Use.TRAINING
                && learnt.contains(String.join(" ", row.tokens())));
    Set<String> met = new HashSet<>(learnt);
    List<HeldOut> apart = heldOut.stream().filter(row -> met.add(row.text)).toList();
    return new Prepared(new CaptionRows(List.copyOf(known)), vocabulary, dropped, rare, apart);
  }

  private static List<Path> tables(Path folder) throws IOException {
    List<Path> tables = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{tsv,tsv.gz}")) {
      files.forEach(tables::add);
    }
    tables.removeIf(file -> file.endsWith("templates.tsv"));
    if (tables.isEmpty()) {
      throw new IOException("there is no table of captions (.tsv or .tsv.gz) in " + folder);
    }
    return tables.stream().sorted().toList();
  }

  private void add(RowFilter filter, CaptionTable.Row row) {
    String label = row.label();
    String text = row.text();
    if (filter.comparable(text, row.boxes()) instanceof RowFilter.Result.Kept comparable) {
      keepApart(label, String.join(" ", comparable.tokens()), row.line());
    }
    RowFilter.Result result = filter.judge(label, text, row.boxes());
    if (result instanceof RowFilter.Result.Dropped drop) {
      dropped.merge(drop.fault(), 1, Integer::sum);
    } else if (result instanceof RowFilter.Result.Kept kept) {
      String picture = pictureByLabel.getOrDefault(label, "");
      CaptionRows.Use use = use(label, String.join(" ", kept.tokens()));
      rows.add(new CaptionRows.Row(use, picture, label, kept.tokens()));
    }
  }

  private void keepApart(String label, String text, String line) {
    CaptionRows.Use use = use(label, text);
    if (use == CaptionRows.Use.SEEN_TEST || use == CaptionRows.Use.UNSEEN_TEST) {
      heldOut.add(new HeldOut(use, text, line));
    }
  }

  private CaptionRows.Use use(String label, String text) {
    if (split.unseenTemplate(label)) {
      return CaptionRows.Use.UNSEEN_TEST;
    }
    return switch (split.row(text)) {
      case TRAINING -> CaptionRows.Use.TRAINING;
      case VALIDATION -> CaptionRows.Use.VALIDATION;
      case TEST -> CaptionRows.Use.SEEN_TEST;
    };
  }

  private Vocabulary vocabulary() {
    Map<String, Integer> counts = new HashMap<>();
    for (CaptionRows.Row row : rows) {
      if (row.use() == CaptionRows.Use.TRAINING) {
        row.tokens().forEach(token -> counts.merge(token, 1, Integer::sum));
      }
    }
    SafetyFilter safety = new SafetyFilter();
    List<String> words =
        new ArrayList<>(List.of(Vocabulary.END, Vocabulary.UNKNOWN, Vocabulary.SEPARATOR));
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= LEAST_SEEN)
        .filter(entry -> entry.getKey().length() <= LONGEST_WORD)
        .filter(entry -> !entry.getKey().equals(Vocabulary.SEPARATOR))
        .filter(entry -> safety.accepts(entry.getKey()))
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(vocabularySize - Vocabulary.MARKS)
        .forEach(entry -> words.add(entry.getKey()));
    return new Vocabulary(words);
  }

  private interface FieldsConsumer {
    void accept(String[] fields);
  }

  private static void table(Path file, FieldsConsumer consumer) throws IOException {
    try (var raw = Files.newInputStream(file);
        var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        consumer.accept(line.split("\t", -1));
      }
    }
  }
}
