package org.memestream.local.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackPresence;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code memestream down}. */
@Command(
    name = "down",
    description = "Stops the stack of the data folder, and waits until it has ended.")
public final class DownCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final Surroundings surroundings;

  @Mixin private DataOption data;

  public DownCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataFolder folder = data.folder(surroundings);
    StackPresence presence = StackPresence.of(folder);
    OptionalLong pid = pid(presence);
    if (presence instanceof StackPresence.Absent) {
      surroundings.out().println("No stack runs in " + folder.root());
    } else if (pid.isEmpty()) {
      throw new CommandFailure(
          ExitCode.TIMED_OUT, "a stack is just starting in " + folder.root() + "; try again");
    } else {
      stop(folder, pid.getAsLong());
    }
    return ExitCode.OK.code();
  }

  private void stop(DataFolder folder, long pid) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    while (!(StackPresence.of(folder) instanceof StackPresence.Absent)) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new CommandFailure(
            ExitCode.TIMED_OUT,
            "process %d has not ended within %d s. `kill -9 %d` loses nothing: the next start goes on where it was."
                .formatted(pid, PATIENCE.toSeconds(), pid));
      }
      Thread.sleep(PAUSE.toMillis());
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    surroundings
        .out()
        .println(String.format(Locale.ROOT, "Stopped process %d (%.1f s)", pid, seconds));
  }

  private static OptionalLong pid(StackPresence presence) {
    if (presence instanceof StackPresence.Running running) {
      return OptionalLong.of(running.state().pid());
    }
    return presence instanceof StackPresence.Changing changing
        ? changing.pid()
        : OptionalLong.empty();
  }
}
