package org.memestream.local.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A photo that the user named.
 *
 * @param name as it was written
 * @param file where it is
 */
public record Photo(String name, Path file) {

  /** The name of the file without folder and extension. */
  public String stem() {
    String fileName = String.valueOf(file.getFileName());
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  /**
   * The whole file.
   *
   * @param maxBytes a larger one is not read at all
   */
  public byte[] read(long maxBytes) throws UnreadablePhotoException {
    try {
      if (!Files.exists(file)) {
        throw new UnreadablePhotoException("NOT_FOUND", "There is no file of that name.");
      }
      if (!Files.isRegularFile(file)) {
        throw new UnreadablePhotoException(
            "NOT_A_FILE", "This is not a file; name the photos themselves, such as DIR/*.jpg.");
      }
      long size = Files.size(file);
      if (size > maxBytes) {
        throw new UnreadablePhotoException(
            "TOO_MANY_BYTES",
            "The file has " + size + " bytes; at most " + maxBytes + " are accepted.");
      }
      return Files.readAllBytes(file);
    } catch (AccessDeniedException e) {
      throw new UnreadablePhotoException("NO_PERMISSION", "You may not read this file.");
    } catch (IOException e) {
      throw new UnreadablePhotoException(
          "UNREADABLE", "The file cannot be read: " + e.getMessage());
    }
  }
}
