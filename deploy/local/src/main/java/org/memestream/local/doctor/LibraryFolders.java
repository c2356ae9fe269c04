package org.memestream.local.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where shared libraries lie.
 *
 * @param roots folders that are looked through, and those in them
 */
record LibraryFolders(List<Path> roots) {

  private static final List<String> USUAL =
      List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib");

  /** Those of the system, and those of {@code LD_LIBRARY_PATH} before them. */
  static LibraryFolders of(Map<String, String> environment) {
    List<Path> roots = new ArrayList<>();
    Stream.of(environment.getOrDefault("LD_LIBRARY_PATH", "").split(":"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .forEach(roots::add);
    USUAL.stream().map(Path::of).forEach(roots::add);
    return new LibraryFolders(roots);
  }

  /**
   * Looks for a file.
   *
   * @param name how its name begins; what follows may only be a version
   */
  Optional<Path> find(String name) {
    return roots.stream()
        .flatMap(root -> Stream.concat(Stream.of(root), entries(root).filter(Files::isDirectory)))
        .flatMap(LibraryFolders::entries)
        .filter(file -> isVersionOf(file.getFileName().toString(), name))
        .findFirst();
  }

  private static boolean isVersionOf(String file, String name) {
    return file.startsWith(name) && file.substring(name.length()).matches("(\\.\\d+)*");
  }

  private static Stream<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
