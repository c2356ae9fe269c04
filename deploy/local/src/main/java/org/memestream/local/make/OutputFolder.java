package org.memestream.local.make;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/**
 * Where finished pictures are written. A file appears whole or not at all, and never in the place
 * of another: a name that is taken gets a number.
 */
final class OutputFolder {

  /** What common file systems allow for one name. */
  private static final int NAME_BYTES = 255;

  private static final int MOST_NUMBERS = 100_000;

  private final Path folder;

  OutputFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder if need be, so that a wrong one is known before any work is done. */
  void prepare() throws IOException {
    Files.createDirectories(folder);
    if (!Files.isWritable(folder)) {
      throw new IOException("no permission to write there");
    }
  }

  /**
   * Writes one picture.
   *
   * @param stem what the name starts with
   * @param suffix what tells pictures of one photo apart
   * @param mediaType decides the extension
   * @param bytes the whole file
   * @return where it lies
   */
  Path write(String stem, String suffix, String mediaType, byte[] bytes) throws IOException {
    Path draft = folder.resolve(".memestream-" + UUID.randomUUID() + ".draft");
    try {
      Files.write(draft, bytes, StandardOpenOption.CREATE_NEW);
      for (int number = 1; number <= MOST_NUMBERS; number++) {
        String tail = suffix + (number == 1 ? "" : "-" + number) + extension(mediaType);
        Path target = folder.resolve(fitting(stem, tail));
        if (claimed(draft, target)) {
          return target;
        }
      }
      throw new IOException(
          "all names from " + stem + suffix + " to " + MOST_NUMBERS + " are taken in " + folder);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** A link cannot replace a file, which a move would do in silence. */
  private static boolean claimed(Path draft, Path target) throws IOException {
    try {
      Files.createLink(target, draft);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | IOException e) {
      return moved(draft, target, e);
    }
  }

  /** For file systems without links. */
  private static boolean moved(Path draft, Path target, Exception noLink) throws IOException {
    try {
      Files.move(draft, target);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      e.addSuppressed(noLink);
      throw e;
    }
  }

  private static String fitting(String stem, String tail) {
    int room = NAME_BYTES - tail.getBytes(StandardCharsets.UTF_8).length;
    String start = stem;
    while (start.getBytes(StandardCharsets.UTF_8).length > room) {
      start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
    }
    return start + tail;
  }

  private static String extension(String mediaType) {
    return switch (mediaType.toLowerCase(Locale.ROOT)) {
      case "image/jpeg" -> ".jpg";
      case "image/png", "image/apng" -> ".png";
      case "image/gif" -> ".gif";
      case "image/webp" -> ".webp";
      case "video/webm" -> ".webm";
      default -> ".bin";
    };
  }
}
