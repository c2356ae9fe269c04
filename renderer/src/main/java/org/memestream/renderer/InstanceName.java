package org.memestream.renderer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.StartFailure;

/** The name under which a process is known to its group; kept in a file, so that it comes back. */
final class InstanceName {
  private static final String FILE = "instance-id";

  private final Path folder;

  InstanceName(Path folder) {
    this.folder = folder;
  }

  /** Reads the name, or makes one up and writes it. */
  String get() {
    Path file = folder.resolve(FILE);
    try {
      if (Files.exists(file)) {
        String name = Files.readString(file).strip();
        if (!name.isEmpty()) {
          return name;
        }
      }
      Files.createDirectories(folder);
      String name = UUID.randomUUID().toString();
      Files.writeString(file, name);
      return name;
    } catch (IOException e) {
      throw new StartFailure(
          ExitCode.STORAGE,
          "the state folder %s cannot be used (%s); check its permissions and memestream.assembly.state-dir"
              .formatted(folder, e.getMessage()),
          new UncheckedIOException(e));
    }
  }
}
