package org.memestream.faults;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A part of the program in a JVM of its own, which can be killed, paused and started again on the
 * same folder and ports. What it prints goes to a file. For one thread, save {@link #isAlive}.
 */
final class ServiceProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int RESTARTS = 5;

  private final Program program;
  private final Map<String, String> environment;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> options = new ArrayList<>();
  private volatile Process process;
  private int starts;

  /**
   * @param environment variables on top of those of this process
   */
  ServiceProcess(Program program, Map<String, String> environment) {
    this.program = program;
    this.environment = new TreeMap<>(environment);
  }

  String name() {
    return program.name();
  }

  Path folder() {
    return program.folder();
  }

  /** How often it was started. */
  int starts() {
    return starts;
  }

  /** From the next start on, with these variables too. */
  ServiceProcess with(Map<String, String> more) {
    environment.putAll(more);
    return this;
  }

  /** From the next start on, with these options of the JVM and no others. */
  ServiceProcess withOptions(List<String> jvmOptions) {
    options.clear();
    options.addAll(jvmOptions);
    return this;
  }

  /** Starts it; {@link #awaitReady} says when it works. */
  ServiceProcess start() {
    try {
      Files.createDirectories(program.folder());
      ProcessBuilder builder =
          new ProcessBuilder(program.command(options))
              .directory(program.folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
      builder.environment().putAll(environment);
      process = builder.start();
      starts++;
      return this;
    } catch (IOException e) {
      throw new AssertionError("cannot start " + name(), e);
    }
  }

  /** What it printed so far. */
  File log() {
    return program.folder().resolve("log.txt").toFile();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    Process current = process;
    return current != null && current.isAlive();
  }

  /**
   * Returns when it says that it is ready. A process that ends is started again, as by any
   * supervisor: on a machine that is busy, what it needs may be too slow at first.
   */
  ServiceProcess awaitReady() {
    int most = starts + RESTARTS;
    await(name() + " is ready, see " + log())
        .atMost(PATIENCE)
        .failFast(name() + " ends again and again, see " + log(), () -> starts > most)
        .until(
            () -> {
              reviveIfDead();
              return isReady();
            });
    return this;
  }

  boolean isReady() {
    try {
      return get("/health/ready").statusCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** Why it is not ready, as it says itself. */
  String reasons() throws IOException {
    return get("/health/ready").body();
  }

  /** Its meters. */
  Metrics metrics() {
    try {
      return Metrics.parse(get("/metrics").body());
    } catch (IOException e) {
      throw new AssertionError(name() + " does not tell its metrics", e);
    }
  }

  private HttpResponse<String> get(String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + program.healthPort() + path);
    try {
      return http.send(
          HttpRequest.newBuilder(uri).timeout(ANSWER).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Starts it again if it has died by itself. */
  void reviveIfDead() {
    if (!isAlive()) {
      start();
    }
  }

  /** Stops it in order, as SIGTERM does. */
  void stop() {
    process.destroy();
    awaitEnd();
  }

  /** Stops its time: it keeps its connections and answers nothing. */
  void pause() {
    signal("STOP");
  }

  /** Ends the pause. */
  void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start().waitFor();
      if (exit != 0) {
        throw new AssertionError("kill -" + signal + " of " + name() + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new AssertionError("cannot send signals", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(name() + " does not end, see " + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    if (isAlive()) {
      kill();
    }
  }
}
