package org.memestream.local.deadletters;

import org.memestream.local.console.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code memestream dead-letters}: alone it only explains itself. */
@Command(
    name = "dead-letters",
    description = "Looks at records that nobody could read, and puts them back when they can be.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class DeadLettersCommand implements Runnable {

  @Spec private CommandSpec spec;

  private DeadLettersCommand() {}

  /** The command with those below it. */
  public static CommandLine commandLine(Surroundings surroundings) {
    CommandLine letters = new CommandLine(new DeadLettersCommand());
    letters.addSubcommand(new ListCommand(surroundings));
    letters.addSubcommand(new ShowCommand(surroundings));
    letters.addSubcommand(new ReplayCommand(surroundings));
    for (CommandLine command : letters.getSubcommands().values()) {
      command.getCommandSpec().mixinStandardHelpOptions(true);
    }
    return letters;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with them: list, show or replay");
  }
}
