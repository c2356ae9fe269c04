package org.memestream.ingest.feed;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.memestream.ingest.fetch.PictureFetcher;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.StartFailure;

/**
 * Makes the feeds that settings ask for.
 *
 * @param settings which feed
 * @param fetcher fetches pictures from addresses
 * @param maxBytes largest picture
 */
record Feeds(FeedSettings settings, PictureFetcher fetcher, long maxBytes) {

  private static final URI JETSTREAM =
      URI.create("wss://jetstream2.us-east.bsky.network/subscribe");
  private static final URI TELEGRAM = URI.create("https://api.telegram.org");
  private static final Duration LONG_POLL = Duration.ofSeconds(50);

  /**
   * The live feed.
   *
   * @throws StartFailure if a setting is missing that the platform needs
   */
  Feed live() {
    return switch (settings.kind()) {
      case JETSTREAM ->
          new JetstreamFeed(
              settings.address().orElse(JETSTREAM),
              settings.silence(),
              jetstream(),
              fetcher::fetch);
      case MASTODON ->
          new MastodonFeed(
              mastodon(), hashtag(), settings.token(), settings.silence(), fetcher::fetch);
      case TELEGRAM -> new TelegramFeed(bot(), LONG_POLL);
    };
  }

  /** A recording of it. */
  Feed recorded(Path file) {
    return switch (settings.kind()) {
      case JETSTREAM -> new ReplayFeed(file, settings.kind(), jetstream(), fetcher::fetch);
      case MASTODON ->
          new ReplayFeed(
              file,
              settings.kind(),
              new MastodonParser(settings.address().map(URI::getHost).orElse("mastodon")),
              fetcher::fetch);
      case TELEGRAM ->
          new ReplayFeed(
              file,
              settings.kind(),
              new TelegramParser(),
              settings.token().isPresent() ? bot() : fetcher::fetch);
    };
  }

  private JetstreamParser jetstream() {
    return new JetstreamParser(settings.pictureAddress());
  }

  private URI mastodon() {
    return settings
        .address()
        .orElseThrow(() -> missing("address", "the instance, such as https://mastodon.social"));
  }

  private String hashtag() {
    return settings
        .hashtags()
        .flatMap(all -> all.stream().findFirst())
        .map(tag -> tag.replaceFirst("^#", ""))
        .orElseThrow(() -> missing("hashtags", "the hashtag whose posts are read"));
  }

  private TelegramBot bot() {
    String token =
        settings.token().orElseThrow(() -> missing("token", "the bot's token, from BotFather"));
    try {
      return new TelegramBot(settings.address().orElse(TELEGRAM), token, maxBytes);
    } catch (IllegalArgumentException e) {
      throw new StartFailure(
          ExitCode.CONFIGURATION, "memestream.feed.token is wrong: " + e.getMessage());
    }
  }

  private StartFailure missing(String setting, String what) {
    return new StartFailure(
        ExitCode.CONFIGURATION,
        "the feed %s needs memestream.feed.%s: %s".formatted(settings.kind().id(), setting, what));
  }

  /** Name under which the cursor is kept. */
  String name() {
    return settings.name().orElse(settings.kind().id());
  }

  /** Which posts count. */
  TriggerRules rules() {
    return new TriggerRules(
        settings.hashtags().orElse(Set.of()),
        settings.mentions().orElse(Set.of()),
        settings.languages().orElse(Set.of()));
  }
}
