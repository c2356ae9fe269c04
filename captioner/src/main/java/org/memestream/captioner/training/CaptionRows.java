package org.memestream.captioner.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepared captions.
 *
 * @param rows in the order of the source
 */
record CaptionRows(List<Row> rows) {

  /** What a row is for. */
  enum Use {
    TRAINING,
    VALIDATION,
    /** Rows apart of templates that training sees. */
    SEEN_TEST,
    /** Rows of templates that training never sees. */
    UNSEEN_TEST
  }

  /**
   * One caption.
   *
   * @param use what for
   * @param picture name of its picture in the picture set, or empty
   * @param label lower-case words that name the template
   * @param tokens with the separator between boxes
   */
  record Row(Use use, String picture, String label, List<String> tokens) {}

  void write(Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      for (Row row : rows) {
        writer.write(
            String.join(
                "\t", row.use.name(), row.picture, row.label, String.join(" ", row.tokens)));
        writer.write("\n");
      }
    }
  }

  static CaptionRows read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] fields = line.split("\t", -1);
        rows.add(
            new Row(Use.valueOf(fields[0]), fields[1], fields[2], List.of(fields[3].split(" "))));
      }
    }
    return new CaptionRows(List.copyOf(rows));
  }

  List<Row> of(Use use) {
    return rows.stream().filter(row -> row.use == use).toList();
  }
}
