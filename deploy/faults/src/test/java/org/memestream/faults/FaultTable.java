package org.memestream.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a run of the suite found, as a table in Markdown. */
final class FaultTable {

  private static final List<String> HEAD =
      List.of(
          "| fault | asked for | told no | requested | finished | failed | dead letters | recovered after | the metrics say |",
          "| --- | ---: | ---: | ---: | ---: | --- | ---: | ---: | --- |");

  private final Path file;

  private FaultTable(Path file) {
    this.file = file;
  }

  /** The table of this run of the build. */
  static FaultTable ofThisRun() {
    return new FaultTable(Path.of("target", "fault-table.md"));
  }

  /**
   * One fault.
   *
   * @param asked memes that were asked for
   * @param refused memes of which the asker was told that they are not made
   * @param requested memes that came into the request topics
   * @param failed how many, by reason
   * @param deadLetters records that became dead letters
   * @param recovery from the end of the fault until all that had been requested by then had ended
   * @param story what the metrics said
   */
  record Row(
      String fault,
      int asked,
      int refused,
      int requested,
      int finished,
      String failed,
      int deadLetters,
      Duration recovery,
      String story) {}

  /** Begins a table of a new run. */
  void clear() {
    write(HEAD, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  void add(Row row) {
    String line =
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %d | %d | %s | %d | %.1f s | %s |",
            row.fault(),
            row.asked(),
            row.refused(),
            row.requested(),
            row.finished(),
            row.failed(),
            row.deadLetters(),
            row.recovery().toMillis() / 1e3,
            row.story());
    write(List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void write(List<String> lines, StandardOpenOption... how) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines, how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
