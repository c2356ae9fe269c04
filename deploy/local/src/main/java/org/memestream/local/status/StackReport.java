package org.memestream.local.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code status} tells.
 *
 * @param pids processes of the stack; none when it does not run
 * @param memes counts
 * @param lag records that wait, for each group of workers
 */
record StackReport(List<Long> pids, MemeCounts memes, SortedMap<String, Long> lag) {

  StackReport {
    pids = List.copyOf(pids);
    lag = new TreeMap<>(lag);
  }

  static StackReport nothingRuns() {
    return new StackReport(List.of(), MemeCounts.none(), new TreeMap<>());
  }

  /** One JSON object on a line. */
  void writeJson(PrintWriter out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeArrayFieldStart("pids");
      for (long pid : pids) {
        json.writeNumber(pid);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("memes");
      json.writeNumberField("requested", memes.requested());
      json.writeNumberField("finished", memes.finished());
      json.writeNumberField("failed", memes.failed());
      json.writeNumberField("in_flight", memes.inFlight());
      json.writeEndObject();
      json.writeObjectFieldStart("lag");
      for (Map.Entry<String, Long> group : lag.entrySet()) {
        json.writeNumberField(group.getKey(), group.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    out.println();
  }
}
