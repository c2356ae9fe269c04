package org.memestream.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackPresence;
import org.memestream.local.folder.StackState;
import org.memestream.runtime.lifecycle.ExitCode;

/**
 * Runs {@code up} in a process of its own, in its own session, so that it outlives the terminal.
 */
public final class DetachedStack {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LITTLE_SPACE = 5_000_000;
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final DataFolder folder;
  private final Surroundings surroundings;
  private final List<String> arguments;

  /**
   * @param folder data folder of the stack
   * @param surroundings where progress is told
   */
  public DetachedStack(DataFolder folder, Surroundings surroundings) {
    this(folder, surroundings, List.of());
  }

  DetachedStack(DataFolder folder, Surroundings surroundings, List<String> arguments) {
    this.folder = folder;
    this.surroundings = surroundings;
    this.arguments = List.copyOf(arguments);
  }

  /** The stack of the folder, started if none runs; waits until it is ready. */
  public StackState require() throws IOException, InterruptedException {
    StackPresence presence = StackPresence.of(folder);
    return presence instanceof StackPresence.Running running ? running.state() : start(presence);
  }

  /** Also waits for a stack that somebody else starts or stops just now. */
  private StackState start(StackPresence first) throws IOException, InterruptedException {
    createLogs();
    surroundings
        .err()
        .println(
            first instanceof StackPresence.Changing
                ? "Waiting for the stack that is starting or stopping in " + folder.root()
                : "Starting memestream in " + folder.root());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<Attempt> attempt = Optional.empty();
    try {
      while (System.nanoTime() < deadline) {
        StackPresence presence = StackPresence.of(folder);
        attempt.ifPresent(Attempt::tell);
        if (presence instanceof StackPresence.Running running) {
          return running.state();
        }
        attempt.ifPresent(Attempt::failIfItFailed);
        if (presence instanceof StackPresence.Absent && attempt.filter(Attempt::lives).isEmpty()) {
          attempt.ifPresent(Attempt::close);
          attempt = Optional.of(new Attempt());
        }
        Thread.sleep(PAUSE.toMillis());
      }
      attempt.ifPresent(Attempt::giveUp);
    } finally {
      attempt.ifPresent(Attempt::close);
    }
    throw new CommandFailure(
        ExitCode.TIMED_OUT,
        "the stack was not ready within "
            + PATIENCE.toMinutes()
            + " minutes; see "
            + folder.logs());
  }

  /** One process that tries to be the stack of the folder. */
  private final class Attempt implements AutoCloseable {

    private final Tail output;
    private final Tail errors;
    private final Process process;

    Attempt() throws IOException {
      this.output = Tail.fromEnd(folder.stackOutput());
      this.errors = Tail.fromEnd(folder.stackErrors());
      this.process = new StackProcess(folder, surroundings.environment()).start(arguments);
    }

    boolean lives() {
      return process.isAlive();
    }

    void tell() {
      output.copyTo(surroundings.err());
    }

    /** One that only finds another stack there is no failure. */
    void failIfItFailed() {
      if (!lives() && process.exitValue() != ExitCode.DATA_FOLDER_IN_USE.code()) {
        tell();
        errors.copyTo(surroundings.err());
        throw ended(process.exitValue());
      }
    }

    void giveUp() {
      process.destroy();
    }

    @Override
    public void close() {
      output.close();
      errors.close();
    }
  }

  private void createLogs() {
    try {
      Files.createDirectories(folder.logs());
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.STORAGE,
          "cannot make the data folder "
              + folder.root()
              + " ("
              + e
              + "). Name another with --data.",
          e);
    }
  }

  private CommandFailure ended(int exitCode) {
    String what = "the stack did not start (exit code " + exitCode + ")";
    if (folder.root().toFile().getUsableSpace() < LITTLE_SPACE) {
      // Whatever it had to say could not be written down either.
      return new CommandFailure(
          ExitCode.STORAGE,
          what + ": the disk of " + folder.root() + " is full. Make room, or name another --data.");
    }
    ExitCode code =
        Arrays.stream(ExitCode.values())
            .filter(one -> one.code() == exitCode && one != ExitCode.OK)
            .findFirst()
            .orElse(ExitCode.FAILED);
    return new CommandFailure(code, what + "; its log is in " + folder.logs());
  }
}
