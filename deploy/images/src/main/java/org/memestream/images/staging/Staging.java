package org.memestream.images.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes one folder a layer, from what changes seldom to what changes with each build:
 *
 * <pre>
 * common/           libraries that all images have
 * IMAGE/libraries/  further libraries; a link where another image has the same
 * IMAGE/own/        memestream's jars, and what to run
 * </pre>
 *
 * <p>Each has jars in {@code lib} and native libraries in {@code natives}.
 */
final class Staging {

  /** Where layers lie in an image. */
  static final String HOME = "/opt/memestream";

  private final BuiltJars jars;
  private final Path folder;
  private final NativeLibraries natives;

  Staging(BuiltJars jars, Path folder) {
    this.jars = jars;
    this.folder = folder;
    this.natives =
        new NativeLibraries(NativeLibraries.flavour(jars.libraries().keySet()).orElse("cpu"));
  }

  /** Writes the layers, except those of libraries that lie there since the last time. */
  void write(List<Image> images) throws IOException {
    Set<Path> common = libraries(Image.FOUNDATION);
    libraries(folder.resolve("common"), common);
    Map<Set<Path>, Path> further = new HashMap<>();
    for (Image image : images) {
      Path home = folder.resolve(image.name());
      Set<Path> libraries = libraries(image.libraries());
      libraries.removeAll(common);
      Path first = further.putIfAbsent(libraries, home.resolve("libraries"));
      if (first == null) {
        libraries(home.resolve("libraries"), libraries);
      } else {
        delete(home.resolve("libraries"));
        Files.createDirectories(home);
        Files.createSymbolicLink(home.resolve("libraries"), home.relativize(first));
      }
      own(image, home.resolve("own"));
    }
  }

  private void own(Image image, Path layer) throws IOException {
    Set<Path> mine = new LinkedHashSet<>(jars.classPath(image.libraries()));
    mine.add(jars.module(image.module()));
    mine.retainAll(jars.own().values());
    delete(layer);
    layer(layer, mine);
    Files.writeString(layer.resolve("main"), arguments(image));
  }

  /** A layer of libraries, which are what their names and sizes say. */
  private void libraries(Path layer, Collection<Path> content) throws IOException {
    StringBuilder now = new StringBuilder();
    for (Path jar : content) {
      now.append(jar.getFileName()).append(' ').append(Files.size(jar)).append('\n');
    }
    Path list = layer.resolveSibling(layer.getFileName() + ".list");
    boolean there = Files.isDirectory(layer, LinkOption.NOFOLLOW_LINKS) && Files.exists(list);
    if (!there || !Files.readString(list).contentEquals(now)) {
      Files.deleteIfExists(list);
      delete(layer);
      layer(layer, content);
      Files.writeString(list, now);
    }
  }

  /** What follows the options on the command line of Java. */
  private String arguments(Image image) {
    String jar = HOME + "/lib/" + jars.module(image.module()).getFileName();
    return image.main().map(main -> "-cp " + jar + " " + main).orElse("-jar " + jar) + "\n";
  }

  private Set<Path> libraries(String module) throws IOException {
    Set<Path> libraries = new LinkedHashSet<>(jars.classPath(module));
    libraries.removeAll(jars.own().values());
    return libraries;
  }

  private void layer(Path layer, Collection<Path> content) throws IOException {
    Path lib = Files.createDirectories(layer.resolve("lib"));
    for (Path jar : content) {
      if (!natives.split(jar, lib, layer.resolve("natives"))) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> entries = Files.walk(folder)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      }
    }
  }
}
