package org.memestream.ingest.feed;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.memestream.ingest.fetch.PictureFetcher;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.StartFailure;

/**
 * Makes the webhooks that settings ask for.
 *
 * @param settings which platforms
 * @param key what their settings start with, for errors
 * @param memes where orders go
 * @param fetcher fetches pictures from addresses
 * @param maxBytes largest picture
 * @param metrics where messages are counted
 */
public record Webhooks(
    WebhookSettings settings,
    String key,
    FeedMemes memes,
    PictureFetcher fetcher,
    long maxBytes,
    MeterRegistry metrics) {

  private static final int SHORTEST_SECRET = 16;
  private static final URI TELEGRAM = URI.create("https://api.telegram.org");

  /**
   * Mastodon's; messages are signed over all their bytes.
   *
   * @return to be closed; empty when there is no secret
   * @throws StartFailure when a setting is missing that goes with the secret
   */
  public Optional<FeedWebhook> mastodon() {
    return secret("mastodon", settings.mastodon().secret())
        .map(
            secret -> {
              String host =
                  settings
                      .mastodon()
                      .address()
                      .map(URI::getHost)
                      .orElseThrow(
                          () -> wrong("mastodon.address", "must be the address of the instance"));
              return webhook(
                  FeedKind.MASTODON,
                  (body, header) -> FeedSignatures.signed(body, header, secret),
                  new MastodonParser(host),
                  fetcher::fetch);
            });
  }

  /** Telegram's; messages bring the secret itself. As {@link #mastodon}. */
  public Optional<FeedWebhook> telegram() {
    return secret("telegram", settings.telegram().secret())
        .map(
            secret ->
                webhook(
                    FeedKind.TELEGRAM,
                    (body, header) -> FeedSignatures.knows(header, secret),
                    new TelegramParser(),
                    bot()));
  }

  private TelegramBot bot() {
    String token =
        settings
            .telegram()
            .token()
            .orElseThrow(() -> wrong("telegram.token", "must be the bot's token, from BotFather"));
    try {
      return new TelegramBot(settings.telegram().address().orElse(TELEGRAM), token, maxBytes);
    } catch (IllegalArgumentException e) {
      throw wrong("telegram.token", "is wrong: " + e.getMessage());
    }
  }

  private FeedWebhook webhook(
      FeedKind kind, FeedWebhook.Check check, FeedParser parser, PictureSource pictures) {
    TriggerRules rules =
        new TriggerRules(
            settings.hashtags().orElse(Set.of()),
            settings.mentions().orElse(Set.of()),
            settings.languages().orElse(Set.of()));
    FeedOrders orders = new FeedOrders(new FeedIds(kind), settings.style(), settings.profiles());
    PostIntake intake = new PostIntake(rules, pictures, memes, orders, FeedPauses.USUAL);
    FeedReader reader =
        new FeedReader(parser, intake, new FeedCounts(kind, metrics), settings.maxPending());
    return new FeedWebhook(kind, check, reader, settings.maxWaiting());
  }

  /** A short secret is as good as none. */
  private Optional<String> secret(String platform, Optional<String> secret) {
    Optional<String> given = secret.filter(text -> !text.isBlank());
    if (given.filter(text -> text.length() < SHORTEST_SECRET).isPresent()) {
      throw wrong(
          platform + ".secret", "must have at least %d characters".formatted(SHORTEST_SECRET));
    }
    return given;
  }

  private StartFailure wrong(String setting, String what) {
    return new StartFailure(ExitCode.CONFIGURATION, "%s.%s %s".formatted(key, setting, what));
  }
}
