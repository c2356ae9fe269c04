package org.memestream.local.feed;

import org.memestream.local.console.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code memestream feed}: alone it only explains itself. */
@Command(
    name = "feed",
    description =
        "Makes memes of posts that have a picture and a trigger, and erases those of posts that are"
            + " taken back.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class FeedCommand implements Runnable {

  @Spec private CommandSpec spec;

  private FeedCommand() {}

  /** The command with one for each platform. */
  public static CommandLine commandLine(Surroundings surroundings) {
    CommandLine feed = new CommandLine(new FeedCommand());
    feed.addSubcommand(new JetstreamCommand(surroundings));
    feed.addSubcommand(new MastodonCommand(surroundings));
    feed.addSubcommand(new TelegramCommand(surroundings));
    feed.addSubcommand(new ReplayCommand(surroundings));
    for (CommandLine command : feed.getSubcommands().values()) {
      command.getCommandSpec().mixinStandardHelpOptions(true);
    }
    return feed;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a platform is missing: jetstream, mastodon, telegram, or replay");
  }
}
