package org.memestream.images.staging;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The jars of a build by file name.
 *
 * @param own those of memestream's modules
 * @param libraries those of others
 */
record BuiltJars(Map<String, Path> own, Map<String, Path> libraries) {

  /**
   * Reads two files of paths, such as Maven's {@code dependency:build-classpath} writes.
   *
   * @param own paths of memestream's jars
   * @param libraries paths of all other jars
   * @param more another jar of memestream
   */
  static BuiltJars read(Path own, Path libraries, Path more) throws IOException {
    Map<String, Path> mine = named(own);
    mine.put(more.getFileName().toString(), more);
    return new BuiltJars(mine, named(libraries));
  }

  /** The jar of a module. */
  Path module(String module) {
    return own.entrySet().stream()
        .filter(jar -> jar.getKey().matches(module + "-\\d.*\\.jar"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the build has no jar of " + module + ": " + own));
  }

  /**
   * A module's jar and all that its manifest names, in the order of its class path.
   *
   * @throws IllegalArgumentException when one of them is not of the build
   */
  List<Path> classPath(String module) throws IOException {
    Path jar = module(module);
    List<Path> path = new ArrayList<>(List.of(jar));
    try (JarFile file = new JarFile(jar.toFile())) {
      String names = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (names == null) {
        throw new IllegalArgumentException(jar + " has no class path in its manifest");
      }
      Arrays.stream(names.strip().split(" +")).map(name -> place(name, jar)).forEach(path::add);
    }
    return path;
  }

  private Path place(String name, Path jar) {
    return Optional.ofNullable(own.getOrDefault(name, libraries.get(name)))
        .or(() -> ofAnotherVersion(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    jar + " needs " + name + ", which the build does not have"));
  }

  /**
   * Modules may stand on different versions of a library. Those that another module has lie in the
   * same repository: {@code ARTIFACT/VERSION/ARTIFACT-VERSION.jar}.
   */
  private Optional<Path> ofAnotherVersion(String name) {
    return libraries.values().stream()
        .map(library -> library.getParent().getParent())
        .filter(artifact -> name.startsWith(artifact.getFileName() + "-"))
        .flatMap(BuiltJars::versions)
        .map(version -> version.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Stream<Path> versions(Path artifact) {
    try (Stream<Path> versions = Files.list(artifact)) {
      return versions.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the versions in " + artifact, e);
    }
  }

  private static Map<String, Path> named(Path list) throws IOException {
    Map<String, Path> jars = new TreeMap<>();
    for (String path : Files.readString(list).strip().split(File.pathSeparator)) {
      Path jar = Path.of(path);
      jars.put(jar.getFileName().toString(), jar);
    }
    return jars;
  }
}
