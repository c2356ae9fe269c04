package org.memestream.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Updates of the Telegram Bot API: photos, and documents that are pictures, in messages and channel
 * posts. The reference of a post is {@code CHAT/MESSAGE}, its author the sender, or the channel;
 * the cursor the update that comes next; the location of a picture its {@code file_id}.
 */
public final class TelegramParser implements FeedParser {

  private static final String PLATFORM = "Telegram";
  private static final Set<String> PICTURES =
      Set.of("image/jpeg", "image/png", "image/webp", "image/gif");

  @Override
  public FeedEvent parse(String message) throws UnreadableMessageException {
    JsonNode update = FeedJson.object(message, PLATFORM);
    JsonNode number = update.path("update_id");
    if (!number.canConvertToLong() || !number.isIntegralNumber()) {
      throw new UnreadableMessageException("A message of Telegram has no \"update_id\".", null);
    }
    Optional<String> cursor = Optional.of(Long.toString(number.longValue() + 1));
    for (String kind : List.of("message", "channel_post")) {
      if (update.path(kind).isObject()) {
        return new FeedEvent.Posted(post(update.path(kind)), cursor);
      }
    }
    return new FeedEvent.Other(cursor);
  }

  private static Post post(JsonNode message) throws UnreadableMessageException {
    JsonNode chat = message.path("chat");
    String chatId = FeedJson.text(chat, "id", PLATFORM);
    JsonNode sender = message.path("from").isObject() ? message.path("from") : chat;
    String text = message.path("caption").asText(message.path("text").asText());
    Set<String> hashtags = new HashSet<>();
    Set<String> mentions = new HashSet<>();
    JsonNode marks =
        message.path("caption_entities").isArray()
            ? message.path("caption_entities")
            : message.path("entities");
    for (JsonNode mark : marks) {
      String marked = marked(text, mark.path("offset").asInt(), mark.path("length").asInt());
      switch (mark.path("type").asText()) {
        case "hashtag" -> hashtags.add(marked);
        case "mention" -> mentions.add(marked);
        default -> {}
      }
    }
    if (chat.path("type").asText().equals("private")) {
      mentions.add(Post.TO_US);
    }
    String language = sender.path("language_code").asText();
    return new Post(
        chatId + "/" + FeedJson.text(message, "message_id", PLATFORM),
        FeedJson.text(sender, "id", PLATFORM),
        text,
        language.isEmpty() ? List.of() : List.of(language),
        hashtags,
        mentions,
        pictures(message));
  }

  /** The marked part of a text without its mark, in lower case; offsets count UTF-16 units. */
  private static String marked(String text, int offset, int length) {
    int from = Math.max(0, Math.min(text.length(), offset + 1));
    int to = (int) Math.max(from, Math.min(text.length(), (long) offset + length));
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static List<PostedPicture> pictures(JsonNode message) {
    List<PostedPicture> pictures = new ArrayList<>();
    JsonNode document = message.path("document");
    if (PICTURES.contains(document.path("mime_type").asText())) {
      pictures.add(new PostedPicture(document.path("file_id").asText(), ""));
    }
    JsonNode largest = null;
    for (JsonNode size : message.path("photo")) {
      if (largest == null || area(size) > area(largest)) {
        largest = size;
      }
    }
    if (largest != null) {
      pictures.add(new PostedPicture(largest.path("file_id").asText(), ""));
    }
    return pictures;
  }

  private static long area(JsonNode size) {
    return size.path("width").asLong() * size.path("height").asLong();
  }
}
