package org.memestream.ingest.backfill;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * All pictures in a folder and the folders in it. Links are not followed, hidden folders not read.
 */
public final class FolderSource implements BackfillSource {

  private final Path folder;
  private final LabelSource labels;
  private final long maxBytes;

  /**
   * @param folder must exist
   * @param maxBytes largest file that is read
   */
  public FolderSource(Path folder, LabelSource labels, long maxBytes) throws IOException {
    this.folder = folder.toRealPath();
    this.labels = labels;
    this.maxBytes = maxBytes;
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public void visit(Visitor visitor) throws IOException, InterruptedException {
    Walk walk = new Walk(visitor);
    Files.walkFileTree(folder, walk);
    if (walk.interrupt != null) {
      throw walk.interrupt;
    }
  }

  private final class Walk extends SimpleFileVisitor<Path> {

    private final Visitor visitor;
    private InterruptedException interrupt;

    private Walk(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
      boolean hidden = !entered.equals(folder) && entered.getFileName().toString().startsWith(".");
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = relative(file);
      if (!attributes.isRegularFile() || !PictureNames.isPicture(path)) {
        visitor.passedOver();
        return FileVisitResult.CONTINUE;
      }
      try {
        visitor.item(
            new BackfillItem(
                List.of(path),
                path,
                path,
                new LocalFile(file, maxBytes),
                Wishes.labelled(labels.ofName(path))));
        return FileVisitResult.CONTINUE;
      } catch (InterruptedException e) {
        interrupt = e;
        return FileVisitResult.TERMINATE;
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return tolerate(file, failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path left, IOException failure) throws IOException {
      return failure == null ? FileVisitResult.CONTINUE : tolerate(left, failure);
    }

    private FileVisitResult tolerate(Path path, IOException failure) throws IOException {
      if (path.equals(folder)) {
        throw failure;
      }
      if (failure instanceof AccessDeniedException) {
        visitor.refused(relative(path), ItemProblem.NO_PERMISSION, "You may not read this.");
      } else if (!(failure instanceof NoSuchFileException)) {
        // What is gone was removed while the folder was read.
        visitor.refused(
            relative(path), ItemProblem.UNREADABLE, "This cannot be read: " + failure + ".");
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
