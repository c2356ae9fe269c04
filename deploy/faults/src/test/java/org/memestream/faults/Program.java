package org.memestream.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process runs: a main class, with the class path of these tests.
 *
 * @param name of the process, and of its folder
 * @param main class with the main method
 * @param arguments of the main method
 * @param heapMegabytes most heap
 * @param healthPort where it answers for its health and metrics
 * @param folder working directory, made if missing
 */
record Program(
    String name,
    Class<?> main,
    List<String> arguments,
    int heapMegabytes,
    int healthPort,
    Path folder) {

  Program {
    arguments = List.copyOf(arguments);
  }

  /**
   * The command that starts it.
   *
   * @param options more options of the JVM
   */
  List<String> command(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heapMegabytes + "m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash-%p.log"),
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(arguments);
    return command;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
