package org.memestream.local;

import java.util.Optional;
import org.memestream.local.console.CacheFolder;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;

/** The {@code memestream} command. */
public final class MemestreamMain {

  private MemestreamMain() {}

  public static void main(String[] arguments) {
    Surroundings surroundings = Surroundings.ofProcess();
    CacheFolder.of(surroundings.environment()).apply();
    // Until the command line is read and tells of another folder.
    Logs.early(
        DataFolder.resolve(
            Optional.empty(), surroundings.environment(), surroundings.workingDirectory()));
    int exitCode = MemestreamCommand.commandLine(surroundings).execute(arguments);
    System.exit(exitCode);
  }
}
