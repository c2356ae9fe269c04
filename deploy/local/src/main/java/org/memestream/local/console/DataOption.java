package org.memestream.local.console;

import java.nio.file.Path;
import java.util.Optional;
import org.memestream.local.folder.DataFolder;
import picocli.CommandLine.Option;

/** {@code --data}, for every command that works on a data folder. */
public final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder (default: $$MEMESTREAM_HOME, else ./data).")
  private Optional<Path> data = Optional.empty();

  /** The data folder that is meant. */
  public DataFolder folder(Surroundings surroundings) {
    return DataFolder.resolve(data, surroundings.environment(), surroundings.workingDirectory());
  }
}
