package org.memestream.captioner.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.memestream.captioner.caption.LabelWords;
import org.memestream.captioner.caption.Vocabulary;

/**
 * Rows as word ids, in batches of equal length, so that nothing is padded.
 *
 * @param rows all of them
 */
record EncodedRows(List<Row> rows) {

  /**
   * A row.
   *
   * @param picture name, or empty
   * @param label ids of known label words
   * @param tokens ids, without the end mark
   */
  record Row(String picture, int[] label, int[] tokens) {}

  static EncodedRows of(List<CaptionRows.Row> rows, Vocabulary vocabulary) {
    LabelWords words = new LabelWords(vocabulary);
    List<Row> encoded = new ArrayList<>(rows.size());
    for (CaptionRows.Row row : rows) {
      encoded.add(
          new Row(
              row.picture(),
              words.ids(List.of(row.label())),
              row.tokens().stream().mapToInt(vocabulary::id).toArray()));
    }
    return new EncodedRows(List.copyOf(encoded));
  }

  /** Rows of a table; those that are not comparable are left out. */
  static EncodedRows of(List<CaptionTable.Row> rows, Vocabulary vocabulary, RowFilter filter) {
    return of(
        rows.stream()
            .flatMap(
                row ->
                    filter.comparable(row.text(), row.boxes()) instanceof RowFilter.Result.Kept kept
                        ? Stream.of(
                            new CaptionRows.Row(
                                CaptionRows.Use.SEEN_TEST, row.label(), row.label(), kept.tokens()))
                        : Stream.empty())
            .toList(),
        vocabulary);
  }

  /**
   * One pass over the rows in a seeded order.
   *
   * @param tokens about how many words a batch holds
   */
  List<List<Row>> batches(int tokens, long seed) {
    Random random = new Random(seed);
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    Map<Integer, List<Row>> byLength = new TreeMap<>();
    for (Row row : shuffled) {
      byLength.computeIfAbsent(row.tokens.length, length -> new ArrayList<>()).add(row);
    }
    List<List<Row>> batches = new ArrayList<>();
    byLength.forEach(
        (length, same) -> {
          int size = Math.max(1, tokens / (length + 1));
          for (int from = 0; from < same.size(); from += size) {
            batches.add(same.subList(from, Math.min(same.size(), from + size)));
          }
        });
    Collections.shuffle(batches, random);
    return batches;
  }
}
