package org.memestream.local.erase;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.memestream.ingest.erasure.Remains;

/**
 * What was found of an owner or a meme.
 *
 * @param target what was looked for
 * @param remains in store and topics
 * @param jobs folders of backfills of the owner
 */
record RemainsReport(Target target, Remains remains, List<Path> jobs) {

  private static final int MOST_NAMED = 10;

  RemainsReport {
    jobs = List.copyOf(jobs);
  }

  /** Whether nothing is left that anybody could still get to see. */
  boolean nothing() {
    return remains.nothing() && jobs.isEmpty();
  }

  void writeText(PrintWriter out) {
    out.println("Found of " + target.words() + ":");
    found(out, "objects in the store", remains.objects());
    found(out, "memes with a status", remains.statuses());
    found(out, "backfill jobs", jobs.stream().map(Path::toString).toList());
    if (remains.superseded() > 0) {
      out.printf(
          "  %-24s %d replaced by tombstones or later ones: nothing shows them, and they are on disk"
              + " until Kafka compacts the topic%n",
          "in memes.status", remains.superseded());
    }
    for (Remains.Expiring one : remains.expiring()) {
      out.printf(
          "  %-24s %d events, without pictures; they %s%n",
          "in " + one.topic(),
          one.events(),
          one.goneBy()
              .map(RemainsReport::goneBy)
              .orElse("stay for ever: set retention.ms of the topic"));
    }
    out.println(
        remains.erasedAt().map(at -> "Last erased at " + at + ".").orElse("Never erased so far."));
    out.println(
        nothing()
            ? "Nothing is left that anybody could get to see."
            : "Something is left; erase it with --yes.");
  }

  private static String goneBy(Instant when) {
    return "have had their time by " + when + ", and go with their segment after that";
  }

  private static void found(PrintWriter out, String what, List<String> names) {
    out.printf("  %-24s %d%n", what, names.size());
    names.stream().limit(MOST_NAMED).forEach(name -> out.println("    " + name));
    if (names.size() > MOST_NAMED) {
      out.printf("    and %d more%n", names.size() - MOST_NAMED);
    }
  }

  /** One JSON object on a line. */
  void writeJson(PrintWriter out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeStringField("owner", target.owner());
      if (target.meme().isPresent()) {
        json.writeStringField("meme", target.meme().get());
      }
      json.writeBooleanField("nothing_left", nothing());
      write(json, "objects", remains.objects());
      write(json, "statuses", remains.statuses());
      write(json, "backfill_jobs", jobs.stream().map(Path::toString).toList());
      json.writeNumberField("superseded_statuses", remains.superseded());
      json.writeArrayFieldStart("expiring");
      for (Remains.Expiring one : remains.expiring()) {
        json.writeStartObject();
        json.writeStringField("topic", one.topic());
        json.writeNumberField("events", one.events());
        json.writeStringField("gone_by", one.goneBy().map(Instant::toString).orElse(null));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeStringField("erased_at", remains.erasedAt().map(Instant::toString).orElse(null));
      json.writeEndObject();
    }
    out.println();
  }

  private static void write(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
