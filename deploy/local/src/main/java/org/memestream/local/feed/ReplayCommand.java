package org.memestream.local.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.memestream.ingest.feed.FeedKind;
import org.memestream.ingest.feed.FeedOutcome;
import org.memestream.ingest.fetch.AddressPolicy;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memestream feed replay}. */
@Command(
    name = "replay",
    description =
        "Reads a recorded feed, a message a line, to its end, and tells what became of it. Posts"
            + " that were seen before are not made again.",
    footer = "Exit code 0, or 65 when some of the lines were no messages of that platform.")
final class ReplayCommand implements Callable<Integer> {

  private static final AddressPolicy LOCAL_TOO =
      address -> isThisMachine(address) || AddressPolicy.PUBLIC.allows(address);

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "JSON lines.")
  private Path file;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "PLATFORM",
      description = "Whose messages they are: jetstream, mastodon or telegram.")
  private FeedKind kind;

  @Option(
      names = "--allow-local",
      description =
          "Fetches pictures from this machine too, for recordings that are served from here. Not"
              + " for messages of strangers.")
  private boolean allowLocal;

  @Option(names = "--json", description = "Tells the counts as one JSON object.")
  private boolean json;

  @Mixin private FeedOptions options;
  @Mixin private DataOption data;

  ReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path recording = surroundings.workingDirectory().resolve(file);
    if (!Files.isRegularFile(recording) || !Files.isReadable(recording)) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, "there is no file " + recording + " that can be read");
    }
    DataFolder folder = data.folder(surroundings);
    Logs.client(folder);
    try (FeedSession session =
        FeedSession.open(
            folder,
            surroundings,
            "feed-replay",
            options.settings(kind),
            allowLocal ? LOCAL_TOO : AddressPolicy.PUBLIC)) {
      read(session, recording);
      FeedReport report = new FeedReport(session.connection().counts());
      if (json) {
        report.writeJson(surroundings.out());
      } else {
        report.writeTable(surroundings.out());
      }
      boolean all = session.connection().counts().of(FeedOutcome.UNREADABLE) == 0;
      return (all ? ExitCode.OK : ExitCode.BAD_INPUT).code();
    }
  }

  private static void read(FeedSession session, Path recording)
      throws IOException, InterruptedException {
    try {
      session.connection().recorded(recording).readOnce();
    } catch (CharacterCodingException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, recording + " is no UTF-8", e);
    }
  }

  private static boolean isThisMachine(InetAddress address) {
    return address.isLoopbackAddress();
  }
}
