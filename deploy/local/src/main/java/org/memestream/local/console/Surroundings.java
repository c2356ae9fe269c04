package org.memestream.local.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Where a command runs.
 *
 * @param out results, for programs and people
 * @param err progress and errors, for people
 * @param environment environment variables
 * @param workingDirectory what relative paths start from
 * @param terminal whether {@code err} is a terminal, on which a line may be redrawn
 * @param clock for what is measured
 */
public record Surroundings(
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Path workingDirectory,
    boolean terminal,
    Clock clock) {

  /** This process: its standard streams as UTF-8, whatever the locale. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Boolean.getBoolean("memestream.terminal"),
        Clock.systemUTC());
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
  }
}
