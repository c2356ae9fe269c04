package org.memestream.local.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.memestream.ingest.feed.FeedCounts;
import org.memestream.ingest.feed.FeedOutcome;

/**
 * What became of the messages of a feed.
 *
 * @param counts may go on counting
 */
record FeedReport(FeedCounts counts) {

  /** A line for each outcome. */
  void writeTable(PrintWriter out) {
    for (FeedOutcome outcome : FeedOutcome.values()) {
      out.printf("%-32s %d%n", outcome.words(), counts.of(outcome));
    }
    out.printf("%-32s %d%n", "messages in all", counts.all());
  }

  /** What there is of each outcome that came, on one line. */
  String line() {
    String told =
        Arrays.stream(FeedOutcome.values())
            .filter(outcome -> counts.of(outcome) > 0)
            .map(outcome -> "%d %s".formatted(counts.of(outcome), outcome.words()))
            .collect(Collectors.joining(", "));
    return told.isEmpty() ? "nothing has come yet" : told;
  }

  /** One JSON object on a line: a number for each outcome. */
  void writeJson(PrintWriter out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      for (FeedOutcome outcome : FeedOutcome.values()) {
        json.writeNumberField(outcome.id(), counts.of(outcome));
      }
      json.writeEndObject();
    }
    out.println();
  }
}
