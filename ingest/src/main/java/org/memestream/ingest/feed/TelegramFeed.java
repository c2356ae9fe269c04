package org.memestream.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A bot's updates by long polling; goes on at the update after the last one that is done. */
public final class TelegramFeed implements Feed {

  private static final int PAGE = 100;

  private final TelegramBot bot;
  private final Duration poll;

  /**
   * @param poll how long Telegram holds a question that it has no answer to
   */
  public TelegramFeed(TelegramBot bot, Duration poll) {
    this.bot = bot;
    this.poll = poll;
  }

  @Override
  public FeedKind kind() {
    return FeedKind.TELEGRAM;
  }

  @Override
  public FeedParser parser() {
    return new TelegramParser();
  }

  @Override
  public PictureSource pictures() {
    return bot;
  }

  @Override
  public void read(Optional<String> cursor, MessageSink sink)
      throws IOException, InterruptedException {
    long offset = cursor.map(Long::parseLong).orElse(0L);
    while (!Thread.currentThread().isInterrupted()) {
      JsonNode updates =
          bot.ask(
              "getUpdates?offset=%d&limit=%d&timeout=%d&allowed_updates=%%5B%%22message%%22%%2C%%22channel_post%%22%%5D"
                  .formatted(offset, PAGE, poll.toSeconds()),
              poll.plusSeconds(15));
      for (JsonNode update : updates) {
        sink.accept(update.toString());
        offset = Math.max(offset, update.path("update_id").asLong() + 1);
      }
    }
    throw new InterruptedException();
  }
}
