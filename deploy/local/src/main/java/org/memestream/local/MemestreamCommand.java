package org.memestream.local;

import java.util.Optional;
import org.memestream.local.backfill.BackfillCommand;
import org.memestream.local.bench.BenchCommand;
import org.memestream.local.caption.CaptionCommand;
import org.memestream.local.console.Surroundings;
import org.memestream.local.deadletters.DeadLettersCommand;
import org.memestream.local.doctor.DoctorCommand;
import org.memestream.local.erase.EraseCommand;
import org.memestream.local.face.DetectCommand;
import org.memestream.local.feed.FeedCommand;
import org.memestream.local.make.MakeCommand;
import org.memestream.local.render.RenderCommand;
import org.memestream.local.stack.DownCommand;
import org.memestream.local.stack.UpCommand;
import org.memestream.local.status.StatusCommand;
import org.memestream.local.training.EvaluateCommand;
import org.memestream.local.training.TrainCommand;
import org.memestream.local.transfer.TransferCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command: alone it only explains itself. */
@Command(
    name = "memestream",
    description = "Turns photos into memes, as a stream of events on one machine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = MemestreamCommand.Version.class)
final class MemestreamCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** The whole command line, ready to execute. */
  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine root = new CommandLine(new MemestreamCommand());
    root.addSubcommand(new MakeCommand(surroundings));
    root.addSubcommand(new BackfillCommand(surroundings));
    root.addSubcommand(FeedCommand.commandLine(surroundings));
    root.addSubcommand(new CaptionCommand(surroundings));
    root.addSubcommand(new TransferCommand(surroundings));
    root.addSubcommand(new DetectCommand(surroundings));
    root.addSubcommand(new RenderCommand(surroundings));
    root.addSubcommand(new UpCommand(surroundings));
    root.addSubcommand(new DownCommand(surroundings));
    root.addSubcommand(new StatusCommand(surroundings));
    root.addSubcommand(new EraseCommand(surroundings));
    root.addSubcommand(DeadLettersCommand.commandLine(surroundings));
    root.addSubcommand(new DoctorCommand(surroundings));
    root.addSubcommand(BenchCommand.commandLine(surroundings));
    root.addSubcommand(new RehearseCommand(surroundings));
    root.addSubcommand(TrainCommand.commandLine());
    root.addSubcommand(EvaluateCommand.commandLine());
    for (CommandLine command : root.getSubcommands().values()) {
      if (!command.getCommandSpec().mixinStandardHelpOptions()) {
        command.getCommandSpec().mixinStandardHelpOptions(true);
      }
    }
    UserErrors errors = new UserErrors(surroundings.err());
    return root.setOut(surroundings.out())
        .setErr(surroundings.err())
        // A file or a text may well begin with an @.
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** From the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = MemestreamCommand.class.getPackage().getImplementationVersion();
      return new String[] {"memestream " + Optional.ofNullable(version).orElse("(not packaged)")};
    }
  }
}
