package org.memestream.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Events of Bluesky's Jetstream. The reference of a post is its AT URI, its author the DID, the
 * cursor {@code time_us}.
 */
public final class JetstreamParser implements FeedParser {

  /** The collection that posts are in. */
  public static final String POSTS = "app.bsky.feed.post";

  private static final String PLATFORM = "Jetstream";
  private static final String IMAGES = "app.bsky.embed.images";
  private static final String WITH_RECORD = "app.bsky.embed.recordWithMedia";
  private static final String TAG = "app.bsky.richtext.facet#tag";
  private static final String MENTION = "app.bsky.richtext.facet#mention";

  private final String pictureAddress;

  /**
   * @param pictureAddress where a picture is, with {@code {did}} and {@code {cid}} in it
   */
  public JetstreamParser(String pictureAddress) {
    this.pictureAddress = pictureAddress;
  }

  @Override
  public FeedEvent parse(String message) throws UnreadableMessageException {
    JsonNode event = FeedJson.object(message, PLATFORM);
    String did = FeedJson.text(event, "did", PLATFORM);
    Optional<String> cursor = Optional.of(FeedJson.text(event, "time_us", PLATFORM));
    return switch (event.path("kind").asText()) {
      case "commit" -> commit(did, event.path("commit"), cursor);
      case "account" -> account(did, event.path("account"), cursor);
      default -> new FeedEvent.Other(cursor);
    };
  }

  private static FeedEvent account(String did, JsonNode account, Optional<String> cursor) {
    boolean gone =
        !account.path("active").asBoolean(true)
            && account.path("status").asText().equals("deleted");
    return gone ? new FeedEvent.AuthorDeleted(did, cursor) : new FeedEvent.Other(cursor);
  }

  private FeedEvent commit(String did, JsonNode commit, Optional<String> cursor)
      throws UnreadableMessageException {
    if (!commit.path("collection").asText().equals(POSTS)) {
      return new FeedEvent.Other(cursor);
    }
    String reference =
        "at://%s/%s/%s".formatted(did, POSTS, FeedJson.text(commit, "rkey", PLATFORM));
    return switch (commit.path("operation").asText()) {
      case "create" -> new FeedEvent.Posted(post(reference, did, commit.path("record")), cursor);
      case "delete" -> new FeedEvent.Deleted(reference, cursor);
      default -> new FeedEvent.Other(cursor);
    };
  }

  private Post post(String reference, String did, JsonNode record) {
    Set<String> hashtags = new HashSet<>();
    Set<String> mentions = new HashSet<>();
    for (JsonNode facet : record.path("facets")) {
      for (JsonNode feature : facet.path("features")) {
        switch (feature.path("$type").asText()) {
          case TAG -> hashtags.add(feature.path("tag").asText().toLowerCase(Locale.ROOT));
          case MENTION -> mentions.add(feature.path("did").asText().toLowerCase(Locale.ROOT));
          default -> {}
        }
      }
    }
    record.path("tags").forEach(tag -> hashtags.add(tag.asText().toLowerCase(Locale.ROOT)));
    List<String> languages = new ArrayList<>();
    record.path("langs").forEach(language -> languages.add(language.asText()));
    return new Post(
        reference,
        did,
        record.path("text").asText(),
        languages,
        hashtags,
        mentions,
        pictures(did, record.path("embed")));
  }

  private List<PostedPicture> pictures(String did, JsonNode embed) {
    JsonNode media = embed.path("$type").asText().equals(WITH_RECORD) ? embed.path("media") : embed;
    List<PostedPicture> pictures = new ArrayList<>();
    if (media.path("$type").asText().equals(IMAGES)) {
      for (JsonNode image : media.path("images")) {
        String cid = image.path("image").path("ref").path("$link").asText();
        if (!cid.isEmpty()) {
          String address = pictureAddress.replace("{did}", did).replace("{cid}", cid);
          pictures.add(new PostedPicture(address, image.path("alt").asText()));
        }
      }
    }
    return pictures;
  }
}
