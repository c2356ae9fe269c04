package org.memestream.captioner.training;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.memestream.captioner.caption.LineBreakLearning;
import org.memestream.captioner.caption.Tokenizer;

/** Reads tables of captions with a header, tab separated. */
final class CaptionTable {

  private static final List<String> COLUMNS = List.of("template", "top", "bottom", "text", "boxes");

  private CaptionTable() {}

  /** A file that is not such a table. */
  static final class UnusableTableException extends IOException {
    private static final long serialVersionUID = 1;

    UnusableTableException(String message) {
      super(message);
    }
  }

  /**
   * A row.
   *
   * @param template name of its meme
   * @param top as written, may be empty
   * @param bottom as written, may be empty
   * @param text all boxes, joined by the separator
   * @param boxes how many are filled
   * @param line the whole row
   */
  record Row(String template, String top, String bottom, String text, int boxes, String line) {

    /** The template's name in lower-case words. */
    String label() {
      return label(template);
    }

    /** A name in lower-case words. */
    static String label(String name) {
      return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }
  }

  /**
   * A caption of two boxes.
   *
   * @param template name of its meme
   * @param top as written, not blank
   * @param bottom as written, not blank
   */
  record TwoBoxes(String template, String top, String bottom) {

    /** Its words and its break, or one part without words, of which nothing can be learnt. */
    List<LineBreakLearning.Example> examples(Tokenizer tokenizer) {
      List<String> tokens = new ArrayList<>(tokenizer.tokens(top));
      int gap = tokens.size();
      tokens.addAll(tokenizer.tokens(bottom));
      return gap == 0 || gap == tokens.size()
          ? List.of()
          : List.of(new LineBreakLearning.Example(tokens, gap));
    }
  }

  /**
   * The rows of two filled boxes.
   *
   * @param file as it is or, when its name ends in .gz, compressed
   * @throws UnusableTableException when it is missing, no such table or lacks a column
   */
  static List<TwoBoxes> twoBoxes(Path file) throws IOException {
    return rows(file).stream()
        .filter(row -> row.boxes == 2 && !row.top.isBlank() && !row.bottom.isBlank())
        .map(row -> new TwoBoxes(row.template, row.top, row.bottom))
        .toList();
  }

  /**
   * All rows.
   *
   * @param file as it is or, when its name ends in .gz, compressed
   * @throws UnusableTableException when it is missing, no such table or lacks a column
   */
  static List<Row> rows(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UnusableTableException("there is no file " + file);
    }
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return rows(file, reader);
    } catch (ZipException | EOFException e) {
      throw new UnusableTableException(file + " is not a whole gzip file");
    }
  }

  private static List<Row> rows(Path file, BufferedReader reader) throws IOException {
    String header = reader.readLine();
    List<String> columns = header == null ? List.of() : List.of(header.split("\t", -1));
    List<String> missing = COLUMNS.stream().filter(name -> !columns.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new UnusableTableException(
          "%s lacks the column%s %s; its first line must name, tab separated, %s"
              .formatted(
                  file,
                  missing.size() > 1 ? "s" : "",
                  String.join(", ", missing),
                  String.join(", ", COLUMNS)));
    }
    int[] places = COLUMNS.stream().mapToInt(columns::indexOf).toArray();
    List<Row> rows = new ArrayList<>();
    int number = 1;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      String[] fields = line.split("\t", -1);
      if (fields.length != columns.size()) {
        throw new UnusableTableException(
            "line %d of %s has %d fields, its header %d"
                .formatted(number, file, fields.length, columns.size()));
      }
      String boxes = fields[places[4]];
      if (!boxes.matches("[0-9]{1,4}")) {
        throw new UnusableTableException(
            "line %d of %s has \"%s\" for boxes, which is no number"
                .formatted(number, file, boxes));
      }
      rows.add(
          new Row(
              fields[places[0]],
              fields[places[1]],
              fields[places[2]],
              fields[places[3]],
              Integer.parseInt(boxes),
              line));
    }
    return rows;
  }
}
