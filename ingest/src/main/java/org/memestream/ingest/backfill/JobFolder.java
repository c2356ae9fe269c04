package org.memestream.ingest.backfill;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a job keeps between its runs: its record, the journal of what was taken and the list of what
 * was refused. One process at a time.
 */
public final class JobFolder implements AutoCloseable {

  private static final String RECORD = "job.json";
  private static final String JOURNAL = "taken.journal";
  private static final String REFUSED = "refused.tsv";

  private final Path folder;
  private final FileChannel lock;
  private final TakenJournal journal;
  private final RefusedList refused;

  private JobFolder(Path folder, FileChannel lock, TakenJournal journal) {
    this.folder = folder;
    this.lock = lock;
    this.journal = journal;
    this.refused = new RefusedList(folder.resolve(REFUSED));
  }

  /**
   * Where a job keeps things.
   *
   * @param root of all jobs
   */
  public static Path of(Path root, BackfillJob job) {
    return root.resolve(job.owner()).resolve(job.prefix().substring(0, job.prefix().length() - 1));
  }

  /**
   * Opens the folder of a job, and makes it when the job is new.
   *
   * @throws JobUnderWayException while another process works on the job
   */
  public static JobFolder open(Path root, BackfillJob job) throws IOException {
    Path folder = of(root, job);
    Files.createDirectories(folder);
    FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!locked(lock)) {
        throw new JobUnderWayException(folder);
      }
      return new JobFolder(folder, lock, TakenJournal.open(folder.resolve(JOURNAL)));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Folders of all jobs of an owner. */
  public static List<Path> ofOwner(Path root, String owner) throws IOException {
    Path folder = root.resolve(owner);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> jobs = Files.list(folder)) {
      return jobs.sorted().toList();
    }
  }

  /**
   * Forgets all jobs of an owner: what they list is the owner's too.
   *
   * @throws JobUnderWayException while a process works on one of them
   */
  public static void forget(Path root, String owner) throws IOException {
    for (Path job : ofOwner(root, owner)) {
      try (FileChannel lock =
          FileChannel.open(
              job.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        if (!locked(lock)) {
          throw new JobUnderWayException(job);
        }
        for (String file : List.of(RECORD, RECORD + ".draft", JOURNAL, REFUSED, "lock")) {
          Files.deleteIfExists(job.resolve(file));
        }
      }
      Files.delete(job);
    }
    Files.deleteIfExists(root.resolve(owner));
  }

  /** What a job has taken so far; changes nothing. */
  static LongSet taken(Path root, BackfillJob job) throws IOException {
    return TakenJournal.read(of(root, job).resolve(JOURNAL));
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** Where the list of what was refused is, if anything was. */
  public Optional<Path> refusedList() {
    return Optional.of(folder.resolve(REFUSED)).filter(Files::exists);
  }

  Optional<JobRecord> record() throws IOException {
    return JobRecord.read(folder.resolve(RECORD));
  }

  void keep(JobRecord record) throws IOException {
    record.write(folder.resolve(RECORD));
  }

  /** When the last picture was taken, at the latest. */
  Instant lastTaken() throws IOException {
    return Files.getLastModifiedTime(folder.resolve(JOURNAL)).toInstant();
  }

  TakenJournal journal() {
    return journal;
  }

  RefusedList refused() {
    return refused;
  }

  @Override
  public void close() throws IOException {
    try (lock;
        journal) {
      refused.close();
    }
  }
}
