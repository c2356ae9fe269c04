package org.memestream.ingest.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON from strangers: bounded in depth, and its content is not told in errors. */
final class FeedJson {

  /** Characters of a message; the longest posts have a few thousand. */
  static final int MAX_LENGTH = 1_000_000;

  private static final int MAX_DEPTH = 100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .build();

  private FeedJson() {}

  /** The object in a message. */
  static JsonNode object(String message, String platform) throws UnreadableMessageException {
    if (message.length() > MAX_LENGTH) {
      throw new UnreadableMessageException(
          "A message of %s has %d characters; at most %d are read."
              .formatted(platform, message.length(), MAX_LENGTH),
          null);
    }
    try {
      JsonNode node = MAPPER.readTree(message);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw new UnreadableMessageException("A message of %s is no JSON.".formatted(platform), null);
    }
    throw new UnreadableMessageException(
        "A message of %s is no JSON object.".formatted(platform), null);
  }

  /** A text that a message must have. */
  static String text(JsonNode node, String field, String platform)
      throws UnreadableMessageException {
    JsonNode value = node.path(field);
    if (!value.isTextual() && !value.isIntegralNumber() || value.asText().isEmpty()) {
      throw new UnreadableMessageException(
          "A message of %s has no \"%s\".".formatted(platform, field), null);
    }
    return value.asText();
  }
}
