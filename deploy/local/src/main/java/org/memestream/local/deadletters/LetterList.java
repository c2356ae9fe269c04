package org.memestream.local.deadletters;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/**
 * Letters for people or programs.
 *
 * @param shown newest first
 * @param matching how many there are in all
 * @param unreadable records of the topic that are no dead letters themselves
 */
record LetterList(List<Letter> shown, int matching, int unreadable) {

  LetterList {
    shown = List.copyOf(shown);
  }

  void writeText(PrintWriter out) {
    for (Letter letter : shown) {
      out.printf(
          "%s  %s  %s  %d bytes%s%n",
          letter.failedAt(),
          Excerpt.line(letter.id().toString(), 300),
          Excerpt.line(letter.shortReason(), 100),
          letter.bytes(),
          letter.key().isEmpty() ? "" : "  key " + letter.key());
      out.printf("    %s: %s%n", String.join(", ", letter.services()), letter.message());
      if (letter.replays() > 0) {
        out.printf("    came back after %d replays%n", letter.replays());
      }
      letter
          .mark()
          .ifPresent(mark -> out.printf("    put back at %s as %s%n", mark.at(), mark.to()));
    }
    if (shown.size() < matching) {
      out.printf("%d records match; the newest %d are shown (--limit).%n", matching, shown.size());
    } else {
      out.println(matching == 1 ? "1 record." : matching + " records.");
    }
    if (unreadable > 0) {
      out.printf("%d records of the topic are no dead letters and are passed over.%n", unreadable);
    }
  }

  void writeJson(PrintWriter out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeNumberField("matching", matching);
      json.writeNumberField("unreadable", unreadable);
      json.writeArrayFieldStart("dead_letters");
      for (Letter letter : shown) {
        json.writeStartObject();
        writeFields(letter, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println();
  }

  /** What is known of a letter without its bytes. */
  static void writeFields(Letter letter, JsonGenerator json) throws IOException {
    json.writeStringField("id", letter.id().toString());
    json.writeStringField("topic", letter.id().topic());
    json.writeNumberField("partition", letter.id().partition());
    json.writeNumberField("offset", letter.id().offset());
    json.writeStringField("failed_at", letter.failedAt().toString());
    json.writeArrayFieldStart("services");
    for (String service : letter.services()) {
      json.writeString(service);
    }
    json.writeEndArray();
    json.writeStringField("reason", letter.reason());
    json.writeStringField("message", letter.message());
    json.writeStringField("key", letter.key().isEmpty() ? null : letter.key());
    json.writeNumberField("bytes", letter.bytes());
    json.writeNumberField("replays", letter.replays());
    json.writeStringField(
        "replayed_at", letter.mark().map(mark -> mark.at().toString()).orElse(null));
    json.writeStringField("replayed_to", letter.mark().map(ReplayMark::to).orElse(null));
  }
}
