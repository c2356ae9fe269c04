package org.memestream.runtime.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which records were in work when the process died, across restarts.
 *
 * <p>Each loop keeps a {@link WorkNote}. What is left in the notes at the start counts one death
 * for each record named there. A record with deaths is a suspect until it is acquitted. One process
 * uses a folder at a time. Thread-safe.
 */
final class AttemptJournal implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AttemptJournal.class);
  private static final String NOTE = ".work";

  private final Path dir;
  private final FileChannel lockFile;
  private final Map<Position, Integer> deaths = new LinkedHashMap<>();

  private AttemptJournal(Path dir, FileChannel lockFile) {
    this.dir = dir;
    this.lockFile = lockFile;
  }

  /**
   * Opens the journal in a folder, made if it is missing, and counts the deaths.
   *
   * @throws StartFailure if the folder cannot be used, or another process uses it
   */
  static AttemptJournal open(Path dir) {
    try {
      Files.createDirectories(dir);
      AttemptJournal journal = new AttemptJournal(dir, lock(dir));
      journal.load();
      journal.countDeaths();
      return journal;
    } catch (IOException e) {
      throw new StartFailure(
          ExitCode.STORAGE,
          "The worker's journal folder %s cannot be used (%s); free space, grant access or set memestream.worker.journal-dir"
              .formatted(dir, e.getMessage()),
          e);
    }
  }

  /** The note of a loop; the loop closes it. */
  WorkNote note(String loop) {
    return new WorkNote(dir.resolve(loop + NOTE));
  }

  /** How often the process died while the record was in work. */
  synchronized int deaths(Position position) {
    return deaths.getOrDefault(position, 0);
  }

  /** All deaths of all suspects. */
  synchronized int deaths() {
    return deaths.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The record is dealt with; it is no longer under suspicion. */
  synchronized void acquit(Position position) {
    if (deaths.remove(position) != null) {
      try {
        store();
      } catch (IOException e) {
        // Costs the record one lone run after the next restart, so it is not worth an outage.
        log.atWarn().setCause(e).addKeyValue("file", deathsFile()).log("cannot write the journal");
      }
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the journal in " + dir, e);
    }
  }

  private static FileChannel lock(Path dir) throws IOException {
    FileChannel channel =
        FileChannel.open(dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      log.debug("the journal is used in this process already", e);
    }
    if (lock == null) {
      channel.close();
      throw new StartFailure(
          ExitCode.DATA_FOLDER_IN_USE,
          "Another worker uses the journal folder %s; give each process its own memestream.worker.journal-dir"
              .formatted(dir));
    }
    return channel;
  }

  private void load() throws IOException {
    if (Files.exists(deathsFile())) {
      for (String line : Files.readAllLines(deathsFile())) {
        String[] parts = line.split(" ", 2);
        Optional<Position> position =
            parts.length == 2 ? Position.parse(parts[1]) : Optional.empty();
        position.ifPresent(p -> deaths.put(p, Integer.parseInt(parts[0])));
      }
    }
  }

  private void countDeaths() throws IOException {
    List<Path> notes;
    try (Stream<Path> files = Files.list(dir)) {
      notes = files.filter(file -> file.getFileName().toString().endsWith(NOTE)).toList();
    }
    for (Path note : notes) {
      for (String line : Files.readAllLines(note, StandardCharsets.ISO_8859_1)) {
        Position.parse(line).ifPresent(this::blame);
      }
    }
    store();
    for (Path note : notes) {
      Files.delete(note);
    }
  }

  private void blame(Position position) {
    int count = deaths.merge(position, 1, Integer::sum);
    log.atWarn()
        .addKeyValue("record", position)
        .addKeyValue("deaths", count)
        .log("the worker died while it worked on this record");
  }

  private void store() throws IOException {
    String lines =
        deaths.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().line() + "\n")
            .collect(Collectors.joining());
    Path next = dir.resolve("deaths.next");
    Files.writeString(next, lines);
    Files.move(
        next, deathsFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path deathsFile() {
    return dir.resolve("deaths");
  }
}
