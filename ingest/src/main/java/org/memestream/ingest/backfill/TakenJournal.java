package org.memestream.ingest.backfill;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Which pictures of a job were taken: 8 bytes each in a file that only grows. What was noted
 * survives a kill of the process at once, and a loss of power after at most {@value #BATCH} more;
 * an entry that was cut off is ignored, and so are zeros. Of a million pictures one is mistaken for
 * another with a chance of 1 in 37 million. Thread-safe.
 */
final class TakenJournal implements AutoCloseable {

  /** How many notes may be lost with the power; they are taken once more then. */
  static final int BATCH = 256;

  private final FileChannel file;
  private final LongSet claimed;
  private long taken;
  private int unforced;

  private TakenJournal(FileChannel file, LongSet claimed) {
    this.file = file;
    this.claimed = claimed;
    this.taken = claimed.size();
  }

  /** Opens a journal, or begins one. The caller sees to it that nobody else does. */
  static TakenJournal open(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      long whole = file.size() / Long.BYTES * Long.BYTES;
      file.truncate(whole);
      LongSet entries = entries(file, whole / Long.BYTES);
      file.position(whole);
      return new TakenJournal(file, entries);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** What a journal holds, if there is one; changes nothing. */
  static LongSet read(Path path) throws IOException {
    if (!Files.exists(path)) {
      return new LongSet();
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return entries(file, file.size() / Long.BYTES);
    }
  }

  private static LongSet entries(FileChannel file, long count) throws IOException {
    LongSet entries = new LongSet();
    // Closing the stream would close the file.
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), 1 << 16));
    for (long i = 0; i < count; i++) {
      long entry = in.readLong();
      if (entry != 0) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** Claims a picture for this run; false when it was taken, or claimed, before. */
  synchronized boolean claim(long hash) {
    return claimed.add(hash);
  }

  /** Notes that a picture was taken. */
  synchronized void taken(long hash) throws IOException {
    ByteBuffer entry = ByteBuffer.allocate(Long.BYTES).putLong(0, hash);
    while (entry.hasRemaining()) {
      file.write(entry);
    }
    taken++;
    if (++unforced >= BATCH) {
      force();
    }
  }

  /** How many were taken, in all runs together. */
  synchronized long taken() {
    return taken;
  }

  /** Makes what was noted outlast a loss of power. */
  synchronized void force() throws IOException {
    unforced = 0;
    file.force(false);
  }

  @Override
  public synchronized void close() throws IOException {
    try (file) {
      force();
    }
  }
}
