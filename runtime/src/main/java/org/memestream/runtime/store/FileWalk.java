package org.memestream.runtime.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;

/** Shows the files below a folder whose key starts with a prefix. Follows no links. */
final class FileWalk extends SimpleFileVisitor<Path> {

  private final Path root;
  private final Path skipped;
  private final String prefix;
  private final Consumer<StoredObject> visitor;

  FileWalk(Path root, Path skipped, String prefix, Consumer<StoredObject> visitor) {
    this.root = root;
    this.skipped = skipped;
    this.prefix = prefix;
    this.visitor = visitor;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    String key = key(folder) + "/";
    boolean leads = folder.equals(root) || key.startsWith(prefix) || prefix.startsWith(key);
    return leads && !folder.equals(skipped)
        ? FileVisitResult.CONTINUE
        : FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String key = key(file);
    if (attributes.isRegularFile() && key.startsWith(prefix)) {
      visitor.accept(new StoredObject(key, attributes.lastModifiedTime().toInstant()));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    return tolerate(failure);
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
    return failure == null ? FileVisitResult.CONTINUE : tolerate(failure);
  }

  /** What vanishes while it is listed was deleted by somebody. */
  private static FileVisitResult tolerate(IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  private String key(Path path) {
    return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
