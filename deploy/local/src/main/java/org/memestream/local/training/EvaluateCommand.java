package org.memestream.local.training;

import org.memestream.captioner.training.CaptionTraining;
import org.memestream.facetransfer.training.FaceTraining;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code memestream evaluate}: measures models. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measure a model and print the figures.",
    synopsisSubcommandLabel = "COMMAND")
public final class EvaluateCommand {

  /** The command with all of its subcommands. */
  public static CommandLine commandLine() {
    CommandLine evaluate = new CommandLine(new EvaluateCommand());
    CaptionTraining.evaluateCommands().forEach(evaluate::addSubcommand);
    CommandLine face = new CommandLine(new Face());
    FaceTraining.evaluateCommands().forEach(face::addSubcommand);
    evaluate.addSubcommand(face);
    return evaluate;
  }

  @Command(
      name = "face",
      mixinStandardHelpOptions = true,
      description = "Measure a face model.",
      synopsisSubcommandLabel = "COMMAND")
  private static final class Face {}
}
