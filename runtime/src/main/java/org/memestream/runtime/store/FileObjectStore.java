package org.memestream.runtime.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Objects as files under one folder; media types are not kept. An object is written apart, forced
 * to disk and renamed, so that readers see a whole object or none. Symbolic links below the folder
 * are never followed.
 */
final class FileObjectStore implements ObjectStore {

  /** No key can name this folder, because of the space. */
  private static final String INCOMING = "incoming files";

  private static final int PUT_TRIES = 5;

  private final Path root;
  private final IncomingFiles incoming;

  private FileObjectStore(Path root) {
    this.root = root;
    this.incoming = new IncomingFiles(root.resolve(INCOMING));
  }

  /**
   * Opens a folder, creating it if needed, and removes what killed processes left half-written.
   *
   * @throws StoreUnavailableException when the folder cannot be used
   */
  static FileObjectStore open(Path folder, Clock clock) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      FileObjectStore store = new FileObjectStore(root.toRealPath());
      store.incoming.sweep(clock);
      return store;
    } catch (IOException e) {
      throw unavailable("open the object store", root, e);
    }
  }

  @Override
  public void put(String key, byte[] bytes, String mediaType) {
    Path target = place(key);
    try {
      Path file = incoming.write(bytes);
      try {
        move(key, file, target);
      } catch (IOException | RuntimeException e) {
        IncomingFiles.discard(file, e);
        throw e;
      }
    } catch (IOException e) {
      throw unavailable("write", target, e);
    }
  }

  @Override
  public byte[] get(String key) {
    Path file = place(key);
    try {
      if (!isObject(file)) {
        throw new ObjectMissingException(key);
      }
      return read(file);
    } catch (NoSuchFileException e) {
      throw new ObjectMissingException(key);
    } catch (IOException e) {
      throw unavailable("read", file, e);
    }
  }

  @Override
  public boolean exists(String key) {
    Path file = place(key);
    try {
      return isObject(file);
    } catch (IOException e) {
      throw unavailable("look at", file, e);
    }
  }

  @Override
  public void delete(String key) {
    Path file = place(key);
    try {
      if (isObject(file) && Files.deleteIfExists(file)) {
        removeEmptyFolders(file.getParent());
      }
    } catch (IOException e) {
      throw unavailable("delete", file, e);
    }
  }

  @Override
  public List<String> list(String prefix) {
    List<String> keys = new ArrayList<>();
    visit(prefix, object -> keys.add(object.key()));
    Collections.sort(keys);
    return keys;
  }

  @Override
  public void visit(String prefix, Consumer<StoredObject> visitor) {
    ObjectKeys.checkPrefix(prefix);
    FileWalk walk = new FileWalk(root, root.resolve(INCOMING), prefix, visitor);
    Path start = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    try {
      if (attributes(start).filter(BasicFileAttributes::isDirectory).isPresent()) {
        Files.walkFileTree(start, walk);
      }
    } catch (IOException e) {
      throw unavailable("list", start, e);
    }
  }

  @Override
  public int deletePrefix(String prefix) {
    List<String> keys = list(prefix);
    keys.forEach(this::delete);
    return keys.size();
  }

  @Override
  public void probe() {
    try {
      Files.delete(incoming.write(new byte[4096]));
    } catch (IOException e) {
      throw unavailable("write to", root, e);
    }
  }

  @Override
  public void close() {
    // Holds nothing between calls.
  }

  private Path place(String key) {
    return root.resolve(ObjectKeys.check(key));
  }

  /** Renames, again if a concurrent delete took away the folder that just became empty. */
  private void move(String key, Path file, Path target) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        createFolders(key, target);
        Files.move(
            file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(target.getParent());
        return;
      } catch (NoSuchFileException e) {
        if (tries == PUT_TRIES || !Files.exists(file)) {
          throw e;
        }
      }
    }
  }

  private void createFolders(String key, Path target) throws IOException {
    Path folder = root;
    for (Path segment : root.relativize(target.getParent())) {
      folder = folder.resolve(segment);
      Optional<BasicFileAttributes> attributes = attributes(folder);
      if (attributes.filter(BasicFileAttributes::isRegularFile).isPresent()) {
        throw new IllegalArgumentException(
            key
                + " would lie below the object "
                + root.relativize(folder)
                + ", which has no folder");
      } else if (attributes.isEmpty()) {
        Files.createDirectories(folder);
      }
    }
    if (attributes(target).filter(BasicFileAttributes::isDirectory).isPresent()) {
      throw new IllegalArgumentException(key + " is the beginning of other objects' keys");
    }
  }

  private void removeEmptyFolders(Path from) throws IOException {
    for (Path folder = from; !folder.equals(root); folder = folder.getParent()) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  private boolean isObject(Path file) throws IOException {
    return attributes(file).filter(BasicFileAttributes::isRegularFile).isPresent();
  }

  /**
   * What is at a path below the root, if anything.
   *
   * @throws IOException when a link is on the way, or the system does not tell
   */
  private Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    Path place = root;
    Optional<BasicFileAttributes> found = Optional.empty();
    for (Path segment : root.relativize(path)) {
      place = place.resolve(segment);
      found = attributesOf(place);
      if (found.isEmpty() || found.get().isRegularFile()) {
        return place.equals(path) ? found : Optional.empty();
      } else if (found.get().isSymbolicLink()) {
        throw new IOException(place + " is a symbolic link; links in the store are not followed");
      }
    }
    return found;
  }

  private static Optional<BasicFileAttributes> attributesOf(Path place) throws IOException {
    try {
      return Optional.of(
          place.getFileName().toString().isEmpty()
              ? Files.readAttributes(place, BasicFileAttributes.class)
              : Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static byte[] read(Path file) throws IOException {
    Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (SeekableByteChannel channel = Files.newByteChannel(file, options);
        InputStream in = Channels.newInputStream(channel)) {
      return in.readAllBytes();
    }
  }

  /** Makes a rename last through a loss of power. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static StoreUnavailableException unavailable(String what, Path path, IOException e) {
    return new StoreUnavailableException(
        "cannot %s %s: %s; check free space and permissions".formatted(what, path, e), e);
  }
}
