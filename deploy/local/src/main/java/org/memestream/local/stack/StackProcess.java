package org.memestream.local.stack;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.memestream.local.MemestreamMain;
import org.memestream.local.folder.DataFolder;

/**
 * {@code up} as a process without a terminal: the same classes and JVM, in a session of its own, so
 * that neither a closed terminal nor Ctrl-C reaches it.
 *
 * @param folder data folder of the stack
 * @param environment variables of this process, which that one inherits
 */
record StackProcess(DataFolder folder, Map<String, String> environment) {

  /**
   * Starts it.
   *
   * @param arguments further arguments of {@code up}
   */
  Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (onPath("setsid")) {
      command.add("setsid");
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.addAll(List.of("-cp", classPath(), MemestreamMain.class.getName()));
    command.addAll(List.of("up", "--data", folder.root().toString()));
    command.addAll(arguments);
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(folder.root().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(Redirect.appendTo(folder.stackOutput().toFile()))
            .redirectError(Redirect.appendTo(folder.stackErrors().toFile()));
    process
        .environment()
        .computeIfPresent(
            LocalSettings.CONFIG_FILE, (name, file) -> Path.of(file).toAbsolutePath().toString());
    return process.start();
  }

  private List<String> options() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xshare:auto",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true"));
    String archive = System.getProperty("memestream.archive", "");
    if (!archive.isEmpty()) {
      // Without the log, which would tell of an archive that does not fit on standard output.
      options.addAll(
          List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr"));
    }
    String more = environment.getOrDefault("MEMESTREAM_JAVA_OPTS", "");
    Arrays.stream(more.split("\\s+")).filter(word -> !word.isEmpty()).forEach(options::add);
    return options;
  }

  /** Absolute, because the new process starts in another folder. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private boolean onPath(String program) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
  }
}
