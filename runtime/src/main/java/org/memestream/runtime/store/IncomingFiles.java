package org.memestream.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Files that are being written, in a folder of the same file system as their final places. */
final class IncomingFiles {

  /** Longer than any write takes, so that no file of a living process is swept away. */
  private static final Duration ABANDONED = Duration.ofMinutes(15);

  private final Path folder;

  IncomingFiles(Path folder) {
    this.folder = folder;
  }

  /** Writes a new file, and forces it to disk. What fails leaves nothing behind. */
  Path write(byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(UUID.randomUUID().toString());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
      return file;
    } catch (IOException e) {
      discard(file, e);
      throw e;
    }
  }

  /** Removes a file that will not reach its place. */
  static void discard(Path file, Exception because) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  /** Removes what processes left that were killed while they wrote. */
  void sweep(Clock clock) throws IOException {
    Files.createDirectories(folder);
    Instant oldest = clock.instant().minus(ABANDONED);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        removeIfBefore(oldest, file);
      }
    }
  }

  private static void removeIfBefore(Instant oldest, Path file) throws IOException {
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
        Files.delete(file);
      }
    } catch (NoSuchFileException e) {
      // Its writer, or another sweep, was faster.
      return;
    }
  }
}
