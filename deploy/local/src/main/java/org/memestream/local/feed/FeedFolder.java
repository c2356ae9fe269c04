package org.memestream.local.feed;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.lifecycle.ExitCode;

/** The folder in which a feed keeps its index; one process at a time. */
final class FeedFolder implements AutoCloseable {

  private final Path folder;
  private final FileChannel lock;

  private FeedFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  static FeedFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(lock)) {
      lock.close();
      throw new CommandFailure(
          ExitCode.DATA_FOLDER_IN_USE,
          "another process reads this feed (%s). Stop it first, or give this one a --name of its"
                  .formatted(folder)
              + " own.");
    }
    return new FeedFolder(folder, lock);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path state() {
    return folder.resolve("state");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
