package org.memestream.local.feed;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.memestream.ingest.feed.FeedKind;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memestream feed jetstream}. */
@Command(name = "jetstream", description = "Reads Bluesky's Jetstream.")
final class JetstreamCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private FeedOptions options;
  @Mixin private DataOption data;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "jetstream",
      description = "Under which its place is remembered (default: ${DEFAULT-VALUE}).")
  private String name;

  JetstreamCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataFolder folder = data.folder(surroundings);
    Map<String, String> settings = options.settings(FeedKind.JETSTREAM);
    FeedRequirements.requireTrigger(FeedSession.config(folder, surroundings, settings).feed());
    new LiveFeed(surroundings, folder, FeedName.check(name), settings).read();
    return ExitCode.OK.code();
  }
}
