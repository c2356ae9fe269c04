package org.memestream.runtime.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.memestream.runtime.OutageException;

/**
 * One loop's note of the records that it is working on. Written to the page cache only: that
 * outlives the process, which is what it is for, though not the machine. Thread-safe. A file that
 * cannot be written, such as on a full disk, is an {@link OutageException}.
 */
final class WorkNote implements AutoCloseable {

  private final Path path;

  /** Not a channel: those close when their thread is interrupted. */
  private final RandomAccessFile file;

  private boolean closed;

  WorkNote(Path path) {
    this.path = path;
    try {
      this.file = new RandomAccessFile(path.toFile(), "rw");
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Work on these begins. */
  synchronized void begin(Collection<Position> positions) {
    String lines = positions.stream().map(p -> p.line() + "\n").collect(Collectors.joining());
    try {
      file.setLength(0);
      file.seek(0);
      file.write(lines.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** It ended, and the process lives. Nothing happens after closing. */
  synchronized void end() {
    try {
      if (!closed) {
        file.setLength(0);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private OutageException unwritable(IOException e) {
    return new OutageException(
        "the worker cannot write its journal %s (%s); free space or grant access"
            .formatted(path, e.getMessage()),
        e);
  }
}
