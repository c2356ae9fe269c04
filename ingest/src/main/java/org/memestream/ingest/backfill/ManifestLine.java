package org.memestream.ingest.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a line of a manifest says.
 *
 * @param image path, address or object
 * @param wishes what it asks for
 */
record ManifestLine(String image, Wishes wishes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a line; fields that mean nothing here are passed over.
   *
   * @param labels where the label is
   * @throws UnreadableItemException when it is no such line, or a value is of the wrong kind
   */
  static ManifestLine read(String text, LabelSource labels) throws UnreadableItemException {
    JsonNode line;
    try {
      line = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw bad("This is no JSON: " + e.getOriginalMessage().split("\n")[0]);
    }
    if (!line.isObject()) {
      throw bad("This is no JSON object.");
    }
    String image = text(line, "image").orElse("");
    if (image.isBlank()) {
      throw bad("There is no \"image\".");
    }
    Optional<String> label =
        labels instanceof LabelSource.Column column
            ? text(line, column.name())
            : labels.ofName(image);
    Wishes wishes =
        new Wishes(
            new Wishes.Texts(label, text(line, "top"), text(line, "bottom"), text(line, "text")),
            text(line, "style"),
            profiles(line),
            text(line, "variant"),
            number(line, "alternatives").map(JsonNode::intValue),
            number(line, "temperature").map(JsonNode::doubleValue),
            number(line, "seed").map(JsonNode::longValue),
            expression(line));
    return new ManifestLine(image, wishes);
  }

  private static Optional<String> expression(JsonNode line) throws UnreadableItemException {
    Optional<String> expression = text(line, "expression");
    if (expression.isPresent() && !line.path("consent").asBoolean(false)) {
      throw invalid(
          "An \"expression\" needs \"consent\": true, which states that the people agreed.");
    }
    return expression;
  }

  private static List<String> profiles(JsonNode line) throws UnreadableItemException {
    List<String> profiles = new ArrayList<>();
    for (String field : List.of("profile", "profiles")) {
      JsonNode value = line.path(field);
      if (value.isTextual()) {
        Stream.of(value.textValue().split(",")).map(String::strip).forEach(profiles::add);
      } else if (value.isArray()) {
        for (JsonNode one : value) {
          if (!one.isTextual()) {
            throw invalid("\"%s\" must hold texts.".formatted(field));
          }
          profiles.add(one.textValue());
        }
      } else if (!value.isMissingNode() && !value.isNull()) {
        throw invalid("\"%s\" must be a text or a list of texts.".formatted(field));
      }
    }
    return profiles;
  }

  /** Numbers are texts too: a column of labels may well hold years. */
  private static Optional<String> text(JsonNode line, String field) throws UnreadableItemException {
    JsonNode value = line.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw invalid("\"%s\" must be a text.".formatted(field));
    }
    return Optional.of(value.asText());
  }

  private static Optional<JsonNode> number(JsonNode line, String field)
      throws UnreadableItemException {
    JsonNode value = line.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    boolean right =
        field.equals("temperature")
            ? value.isNumber()
            : field.equals("seed")
                ? value.isIntegralNumber() && value.canConvertToLong()
                : value.isIntegralNumber() && value.canConvertToInt();
    if (!right) {
      throw invalid("\"%s\" must be a number.".formatted(field));
    }
    return Optional.of(value);
  }

  private static UnreadableItemException bad(String sentence) {
    return new UnreadableItemException(ItemProblem.BAD_LINE, sentence);
  }

  private static UnreadableItemException invalid(String sentence) {
    return new UnreadableItemException(ItemProblem.INVALID_FIELD, sentence);
  }
}
