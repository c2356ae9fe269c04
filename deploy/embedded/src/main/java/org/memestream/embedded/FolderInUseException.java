package org.memestream.embedded;

import java.nio.file.Path;

/** Another broker runs on the folder. */
public final class FolderInUseException extends StartException {

  private final Path folder;

  FolderInUseException(Path folder, Throwable cause) {
    super(
        "Another broker runs on folder %s; stop it, or choose another folder".formatted(folder),
        cause);
    this.folder = folder;
  }

  /** The folder in use. */
  public Path folder() {
    return folder;
  }
}
