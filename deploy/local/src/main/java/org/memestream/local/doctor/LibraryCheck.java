package org.memestream.local.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Libraries of the system that drawing needs. */
final class LibraryCheck implements Check {

  /** The Debian package of each library. */
  private record Library(String file, String debianPackage) {}

  private static final List<Library> NEEDED =
      List.of(
          new Library("libGL.so.1", "libgl1"),
          new Library("libEGL.so.1", "libegl1"),
          new Library("libfontconfig.so.1", "libfontconfig1"));

  private static final List<Path> ROOTS =
      List.of(
          Path.of("/lib"),
          Path.of("/lib64"),
          Path.of("/usr/lib"),
          Path.of("/usr/lib64"),
          Path.of("/usr/local/lib"));

  @Override
  public List<Finding> look() {
    return NEEDED.stream().map(LibraryCheck::finding).toList();
  }

  private static Finding finding(Library library) {
    return find(library.file())
        .map(path -> Finding.ok(library.file(), path.toString()))
        .orElseGet(
            () ->
                Finding.warn(
                    library.file(),
                    "not in the usual folders",
                    "if drawing fails below: apt-get install " + library.debianPackage()));
  }

  private static Optional<Path> find(String file) {
    return ROOTS.stream()
        .flatMap(root -> Stream.concat(Stream.of(root), folders(root)))
        .map(folder -> folder.resolve(file))
        .filter(Files::exists)
        .findFirst();
  }

  /** Debian keeps libraries one level down, by architecture. */
  private static Stream<Path> folders(Path root) {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(Files::isDirectory).toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
