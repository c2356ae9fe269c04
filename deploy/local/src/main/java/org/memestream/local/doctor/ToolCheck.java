package org.memestream.local.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What builds and runs memestream: a JDK and Maven. */
final class ToolCheck implements Check {

  private static final int OLDEST_JAVA = 17;

  private final Map<String, String> environment;

  ToolCheck(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Finding> look() {
    return List.of(java(), compiler(), maven());
  }

  private static Finding java() {
    String sight = System.getProperty("java.vm.name") + " " + Runtime.version();
    return Runtime.version().feature() < OLDEST_JAVA
        ? Finding.fail(
            "Java", sight, "install a JDK 17 or newer: apt-get install openjdk-17-jdk-headless")
        : Finding.ok("Java", sight);
  }

  private static Finding compiler() {
    Path compiler = Path.of(System.getProperty("java.home"), "bin", "javac");
    return Files.isExecutable(compiler)
        ? Finding.ok("compiler", compiler.toString())
        : Finding.warn(
            "compiler",
            "there is no " + compiler + ", so sources cannot be built",
            "install a whole JDK: apt-get install openjdk-17-jdk-headless");
  }

  private Finding maven() {
    Optional<Path> maven =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, "mvn"))
            .filter(Files::isExecutable)
            .findFirst();
    return maven
        .map(path -> Finding.ok("Maven", path.toString()))
        .orElseGet(
            () ->
                Finding.warn(
                    "Maven",
                    "there is no mvn on the PATH, so sources cannot be built",
                    "apt-get install maven"));
  }
}
