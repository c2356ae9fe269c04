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

/** {@code memestream feed mastodon}. */
@Command(
    name = "mastodon",
    description = {
      "Reads the stream of a hashtag of a Mastodon instance (--address, --hashtag).",
      "The access token that instances ask for comes from the environment variable"
          + " MEMESTREAM_FEED_TOKEN, or from memestream.feed.token in the file that"
          + " MEMESTREAM_CONFIG names; never from an argument, which others could read."
    })
final class MastodonCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private FeedOptions options;
  @Mixin private DataOption data;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "mastodon",
      description = "Under which its place is remembered (default: ${DEFAULT-VALUE}).")
  private String name;

  MastodonCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataFolder folder = data.folder(surroundings);
    Map<String, String> settings = options.settings(FeedKind.MASTODON);
    FeedRequirements.requireMastodon(FeedSession.config(folder, surroundings, settings).feed());
    new LiveFeed(surroundings, folder, FeedName.check(name), settings).read();
    return ExitCode.OK.code();
  }
}
