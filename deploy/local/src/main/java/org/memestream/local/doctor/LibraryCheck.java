package org.memestream.local.doctor;

import java.util.List;

/** Libraries of the system that drawing needs. */
final class LibraryCheck implements Check {

  /** The Debian package of each library. */
  private record Library(String file, String debianPackage) {}

  private static final List<Library> NEEDED =
      List.of(
          new Library("libGL.so.1", "libgl1"),
          new Library("libEGL.so.1", "libegl1"),
          new Library("libfontconfig.so.1", "libfontconfig1"));

  private final LibraryFolders folders;

  LibraryCheck(LibraryFolders folders) {
    this.folders = folders;
  }

  @Override
  public List<Finding> look() {
    return NEEDED.stream().map(this::finding).toList();
  }

  private Finding finding(Library library) {
    return folders
        .find(library.file())
        .map(path -> Finding.ok(library.file(), path.toString()))
        .orElseGet(
            () ->
                Finding.warn(
                    library.file(),
                    "not in the usual folders",
                    "if drawing fails below: apt-get install " + library.debianPackage()));
  }
}
