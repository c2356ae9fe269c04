package org.memestream.local.feed;

import org.memestream.ingest.feed.FeedSettings;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.lifecycle.ExitCode;

/** What a platform needs, told before anything is started. */
final class FeedRequirements {

  private static final String TOKEN =
      "the token of the bot is missing; put what BotFather said into the environment variable"
          + " MEMESTREAM_FEED_TOKEN";

  private FeedRequirements() {}

  /** Of a whole network not every post with a picture is meant. */
  static void requireTrigger(FeedSettings settings) {
    if (settings.hashtags().isEmpty() && settings.mentions().isEmpty()) {
      throw missing("name a --hashtag or a --mention, or every picture of the network would count");
    }
  }

  static void requireMastodon(FeedSettings settings) {
    if (settings.address().isEmpty()) {
      throw missing("name the instance with --address, such as https://mastodon.social");
    }
    if (settings.hashtags().isEmpty()) {
      throw missing("name the --hashtag whose posts are read");
    }
  }

  static void requireToken(FeedSettings settings) {
    if (settings.token().filter(token -> !token.isBlank()).isEmpty()) {
      throw new CommandFailure(ExitCode.CONFIGURATION, TOKEN);
    }
  }

  private static CommandFailure missing(String sentence) {
    return new CommandFailure(ExitCode.USAGE, sentence);
  }
}
