package org.memestream.local.folder;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where things lie in a data folder.
 *
 * @param root the folder itself, absolute; need not exist yet
 */
public record DataFolder(Path root) {

  /** The environment variable that names the folder when no option does. */
  public static final String VARIABLE = "MEMESTREAM_HOME";

  public DataFolder {
    Objects.requireNonNull(root, "root");
    if (!root.isAbsolute()) {
      throw new IllegalArgumentException("a data folder is an absolute path, not " + root);
    }
  }

  /** The folder that the option names, else the environment, else {@code data} where one is. */
  public static DataFolder resolve(
      Optional<Path> option, Map<String, String> environment, Path workingDirectory) {
    Path named =
        option.orElseGet(
            () -> {
              String home = environment.getOrDefault(VARIABLE, "");
              return Path.of(home.isBlank() ? "data" : home);
            });
    return new DataFolder(workingDirectory.resolve(named).toAbsolutePath().normalize());
  }

  /** Log segments of the broker. */
  public Path broker() {
    return root.resolve("broker");
  }

  /** The object store: uploads and finished pictures. */
  public Path objects() {
    return root.resolve("objects");
  }

  /** What a service must remember by itself across a kill. */
  public Path service(String name) {
    return root.resolve("services").resolve(name);
  }

  /** Log files. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** What a detached stack prints. */
  public Path stackOutput() {
    return logs().resolve("up.out");
  }

  /** What goes wrong in a detached stack before it can log. */
  public Path stackErrors() {
    return logs().resolve("up.err");
  }

  /** Held by the stack that runs in this folder. */
  Path lockFile() {
    return root.resolve("stack.lock");
  }

  /** Where a running stack can be reached. */
  Path stateFile() {
    return root.resolve("stack.json");
  }
}
