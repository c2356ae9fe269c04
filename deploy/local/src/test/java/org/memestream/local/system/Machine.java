package org.memestream.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackPresence;
import org.memestream.local.folder.StackState;

/** Runs the packaged {@code memestream} on one data folder; whatever runs there ends with it. */
final class Machine implements AutoCloseable {

  /** What a command told, and how it ended. */
  record Told(int exitCode, String out, String err) {

    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * @param folder for data, outputs and whatever the commands print
   */
  Machine(Path folder) {
    this.folder = folder;
    environment.put("MEMESTREAM_HOME", home().toString());
    environment.put("LC_ALL", "C.UTF-8");
  }

  Path home() {
    return folder.resolve("home");
  }

  /** Folder in which commands run. */
  Path workingDirectory() {
    return folder;
  }

  /** Sets a variable for all commands from now on; null takes it away. */
  Machine with(String variable, String value) {
    if (value == null) {
      environment.remove(variable);
    } else {
      environment.put(variable, value);
    }
    return this;
  }

  /** Runs a command to its end. */
  Told run(String... arguments) throws IOException, InterruptedException {
    return run(List.of(arguments));
  }

  Told run(List<String> arguments) throws IOException, InterruptedException {
    return execute(command(arguments));
  }

  /** Starts a command and does not wait for it; what it tells is dropped. */
  Process start(String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(List.of(arguments)))
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-jar"));
    command.add(Path.of("target", "memestream.jar").toAbsolutePath().toString());
    command.addAll(arguments);
    return command;
  }

  /** Runs any program in the same surroundings. */
  Told execute(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " does not end; it said: " + read(out) + read(err));
    }
    return new Told(process.exitValue(), read(out), read(err));
  }

  /** Starts the stack. */
  Machine up() throws IOException, InterruptedException {
    Told told = run("up", "--detach");
    if (told.exitCode() != 0) {
      throw new AssertionError("the stack did not start: " + told);
    }
    return this;
  }

  /** What {@code status --json} tells. */
  JsonNode status() throws IOException, InterruptedException {
    return run("status", "--json").json();
  }

  /** Where the running stack is. */
  StackState state() throws IOException {
    if (StackPresence.of(new DataFolder(home())) instanceof StackPresence.Running running) {
      return running.state();
    }
    throw new AssertionError("no stack runs in " + home());
  }

  /** Process of the running stack. */
  long pid() throws IOException {
    return state().pid();
  }

  /** Kills the stack as {@code kill -9} does. */
  void kill(long pid) throws InterruptedException, ExecutionException {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().get();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("down");
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
