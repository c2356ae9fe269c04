package org.memestream.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.FolderLock;
import org.memestream.local.folder.StackPresence;
import org.memestream.local.folder.StackState;
import org.memestream.local.folder.StackStateFile;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memestream up}. */
@Command(
    name = "up",
    description =
        "Starts everything on this machine: broker, registry and all services, in one process."
            + " Ends on Ctrl-C or SIGTERM, when what was taken up is finished.")
public final class UpCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private DataOption data;
  @Mixin private StackPorts ports;

  @Option(
      names = "--detach",
      description = "Runs it in the background, and returns when it is ready.")
  private boolean detach;

  public UpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataFolder folder = data.folder(surroundings);
    if (detach) {
      detached(folder);
    } else {
      foreground(folder);
    }
    return ExitCode.OK.code();
  }

  private void detached(DataFolder folder) throws IOException, InterruptedException {
    if (StackPresence.of(folder) instanceof StackPresence.Running running) {
      surroundings
          .out()
          .println(
              "A stack runs already in " + folder.root() + ", process " + running.state().pid());
      return;
    }
    StackState state = new DetachedStack(folder, surroundings, ports.arguments()).require();
    surroundings
        .out()
        .println("Ready: process " + state.pid() + ", Kafka at " + state.bootstrapServers());
  }

  private void foreground(DataFolder folder) throws IOException, InterruptedException {
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
    try (FolderLock lock = FolderLock.acquire(folder, ProcessHandle.current().pid())) {
      Logs.stack(folder);
      StackStateFile file = new StackStateFile(folder);
      // Left over from a stack that was killed. It must go: process ids are used again.
      Optional<StackState> last = file.read();
      file.delete();
      try (StackRun run = new StackRun(folder, file, surroundings)) {
        run.serve(ports, last);
      }
    }
  }
}
