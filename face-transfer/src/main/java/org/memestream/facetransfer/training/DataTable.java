package org.memestream.facetransfer.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads small tables in UTF-8 with a header line: tabs in .tsv, commas without quotes in .csv. */
final class DataTable {

  private DataTable() {}

  /** Each row by its column names, in order. */
  static List<Map<String, String>> rows(Path file) throws IOException {
    String separator = file.getFileName().toString().endsWith(".csv") ? "," : "\t";
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.isEmpty()) {
      throw new IOException(file + " has no header line");
    }
    String[] names = lines.get(0).split(separator, -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.isEmpty()) {
        continue;
      }
      String[] fields = line.split(separator, -1);
      if (fields.length != names.length) {
        throw new IOException(
            "%s: a row has %d fields, but the header %d: %s"
                .formatted(file, fields.length, names.length, line));
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], fields[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
