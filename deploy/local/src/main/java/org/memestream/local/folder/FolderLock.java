package org.memestream.local.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * The exclusive right to run a stack in a data folder. The operating system gives it back when the
 * process dies, however it dies, so nothing ever has to be cleaned up by hand.
 *
 * <p>The lock belongs to the process: opening and closing the lock file anywhere else in the same
 * process would lose it.
 */
public final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock and writes this process's id into the lock file.
   *
   * @throws FolderInUseException when another process, or another stack in this one, holds it
   */
  public static FolderLock acquire(DataFolder folder, long pid) throws IOException {
    Files.createDirectories(folder.root());
    FileChannel channel =
        FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!locked(channel)) {
        channel.close();
        throw new FolderInUseException(folder, holder(folder));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.US_ASCII)), 0);
      channel.force(true);
      return new FolderLock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether some process holds the lock; asking does not disturb one that is about to take it. */
  static boolean isHeld(DataFolder folder) throws IOException {
    if (!Files.exists(folder.lockFile())) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(folder.lockFile(), StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** The process id in the lock file; it means something only while the lock is held. */
  static OptionalLong holder(DataFolder folder) throws IOException {
    Path file = folder.lockFile();
    String text = Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A question by another process holds a shared lock for an instant, hence the second try. */
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      for (int attempt = 0; attempt < 20; attempt++) {
        if (channel.tryLock() != null) {
          return true;
        }
        Thread.sleep(10);
      }
      return false;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the lock of the data folder", e);
    }
  }
}
