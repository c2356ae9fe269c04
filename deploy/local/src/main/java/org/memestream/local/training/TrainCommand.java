package org.memestream.local.training;

import org.memestream.captioner.training.CaptionTraining;
import org.memestream.facetransfer.training.FaceTraining;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code memestream train}: makes the models from data. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Train the caption and face models.",
    synopsisSubcommandLabel = "COMMAND")
public final class TrainCommand {

  /** The command with all of its subcommands. */
  public static CommandLine commandLine() {
    CommandLine train = new CommandLine(new TrainCommand());
    CaptionTraining.trainCommands().forEach(train::addSubcommand);
    FaceTraining.trainCommands().forEach(train::addSubcommand);
    return train;
  }
}
