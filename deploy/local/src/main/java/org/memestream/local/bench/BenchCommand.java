package org.memestream.local.bench;

import org.memestream.local.console.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code memestream bench}: measures this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure this machine: captions, drawing, expression transfers, or whole memes.",
    synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand {

  private BenchCommand() {}

  /** The command with all of its subcommands. */
  public static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new CaptionBench(surroundings))
        .addSubcommand(new RenderBench(surroundings))
        .addSubcommand(new TransferBench(surroundings))
        .addSubcommand(new PipelineBench(surroundings));
  }
}
