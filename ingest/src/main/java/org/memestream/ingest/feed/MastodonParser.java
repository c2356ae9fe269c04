package org.memestream.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;

/**
 * Events of Mastodon: of its streams, where {@code payload} is JSON in a string and a bare id for
 * deletes, and of its webhooks, where {@code object} is JSON. Only public posts count, and none
 * that their author marks as sensitive. The reference of a post is {@code HOST/ID}: ids are the
 * instance's own.
 */
public final class MastodonParser implements FeedParser {

  private static final String PLATFORM = "Mastodon";
  private static final Set<String> OPEN = Set.of("public", "unlisted");

  private final String instance;

  /**
   * @param instance host of the instance whose feed this is
   */
  public MastodonParser(String instance) {
    this.instance = instance;
  }

  @Override
  public FeedEvent parse(String message) throws UnreadableMessageException {
    JsonNode event = FeedJson.object(message, PLATFORM);
    return switch (FeedJson.text(event, "event", PLATFORM)) {
      case "update" -> posted(FeedJson.object(FeedJson.text(event, "payload", PLATFORM), PLATFORM));
      case "status.created" -> posted(event.path("object"));
      case "delete" -> deleted(FeedJson.text(event, "payload", PLATFORM));
      case "account.suspended" -> suspended(event.path("object"));
      default -> new FeedEvent.Other(Optional.empty());
    };
  }

  private FeedEvent deleted(String id) {
    return new FeedEvent.Deleted(instance + "/" + id, Optional.empty());
  }

  private FeedEvent suspended(JsonNode account) throws UnreadableMessageException {
    JsonNode person = account.path("account").isObject() ? account.path("account") : account;
    return new FeedEvent.AuthorDeleted(author(person), Optional.empty());
  }

  private FeedEvent posted(JsonNode status) throws UnreadableMessageException {
    String id = FeedJson.text(status, "id", PLATFORM);
    if (!OPEN.contains(status.path("visibility").asText())
        || status.path("sensitive").asBoolean(false)
        || status.path("reblog").isObject()) {
      return new FeedEvent.Other(Optional.of(id));
    }
    Set<String> hashtags = new HashSet<>();
    status
        .path("tags")
        .forEach(tag -> hashtags.add(tag.path("name").asText().toLowerCase(Locale.ROOT)));
    Set<String> mentions = new HashSet<>();
    status
        .path("mentions")
        .forEach(mention -> mentions.add(mention.path("acct").asText().toLowerCase(Locale.ROOT)));
    String language = status.path("language").asText("");
    return new FeedEvent.Posted(
        new Post(
            instance + "/" + id,
            author(status.path("account")),
            Jsoup.parseBodyFragment(status.path("content").asText()).text(),
            language.isEmpty() || language.equals("null") ? List.of() : List.of(language),
            hashtags,
            mentions,
            pictures(status.path("media_attachments"))),
        Optional.of(id));
  }

  private String author(JsonNode account) throws UnreadableMessageException {
    return instance + "/" + FeedJson.text(account, "id", PLATFORM);
  }

  private static List<PostedPicture> pictures(JsonNode attachments) {
    List<PostedPicture> pictures = new ArrayList<>();
    for (JsonNode attachment : attachments) {
      String url = attachment.path("url").asText("");
      if (attachment.path("type").asText().equals("image") && !url.isEmpty()) {
        String description = attachment.path("description").asText("");
        pictures.add(new PostedPicture(url, description.equals("null") ? "" : description));
      }
    }
    return pictures;
  }
}
