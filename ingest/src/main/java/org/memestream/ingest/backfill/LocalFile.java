package org.memestream.ingest.backfill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A picture file on this machine. A link in its place is not followed.
 *
 * @param file where it is
 * @param maxBytes a larger one is not read
 */
record LocalFile(Path file, long maxBytes) implements BackfillItem.Content {

  @Override
  public byte[] read() throws UnreadableItemException {
    try {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new UnreadableItemException(ItemProblem.NOT_A_FILE, "This is a folder.");
      }
      // Before it is opened: a pipe would wait for a writer.
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new UnreadableItemException(ItemProblem.NOT_A_FILE, "This is no ordinary file.");
      }
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        // It may have grown since somebody looked at its size.
        byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, maxBytes + 1));
        if (bytes.length > maxBytes) {
          throw tooLarge(maxBytes);
        }
        return bytes;
      }
    } catch (NoSuchFileException e) {
      throw new UnreadableItemException(ItemProblem.NOT_FOUND, "There is no file of that name.");
    } catch (AccessDeniedException e) {
      throw new UnreadableItemException(ItemProblem.NO_PERMISSION, "You may not read this file.");
    } catch (IOException e) {
      throw new UnreadableItemException(
          ItemProblem.UNREADABLE, "The file cannot be read: " + e.getMessage() + ".");
    }
  }

  static UnreadableItemException tooLarge(long maxBytes) {
    return new UnreadableItemException(
        ItemProblem.TOO_MANY_BYTES,
        "The file is too large; at most %d bytes are accepted.".formatted(maxBytes));
  }
}
