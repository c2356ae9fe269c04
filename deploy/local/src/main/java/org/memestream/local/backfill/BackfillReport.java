package org.memestream.local.backfill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.memestream.ingest.backfill.BackfillSummary;
import org.memestream.ingest.backfill.OutcomeCounts;
import org.memestream.runtime.lifecycle.ExitCode;

/**
 * What became of a backfill.
 *
 * @param prefix what the ids of its memes begin with
 * @param dry whether nothing was sent
 * @param summary of the run
 * @param took how long the run went through the source
 * @param outcomes of the memes, when somebody waited for them
 * @param refused list of what was refused, if there is one
 */
record BackfillReport(
    String prefix,
    boolean dry,
    BackfillSummary summary,
    Duration took,
    Optional<OutcomeCounts> outcomes,
    Optional<Path> refused) {

  /** The worst that happened. */
  ExitCode exitCode() {
    if (outcomes.filter(counts -> counts.missing() > 0).isPresent()) {
      return ExitCode.TIMED_OUT;
    }
    if (summary.refused().containsKey("UNEXPECTED")
        || outcomes.filter(counts -> counts.failedInAll() > 0).isPresent()) {
      return ExitCode.FAILED;
    }
    return summary.refusedInAll() > 0 ? ExitCode.BAD_INPUT : ExitCode.OK;
  }

  void writeText(PrintWriter out) {
    double seconds = Math.max(1, took.toMillis()) / 1000.0;
    out.printf(
        Locale.ROOT,
        "%-26s %d in %.1f s, %.1f/s%n",
        dry ? "would be taken" : "taken",
        summary.taken(),
        seconds,
        summary.taken() / seconds);
    if (summary.takenBefore() > 0) {
      out.printf("%-26s %d%n", "taken before, or twice", summary.takenBefore());
    }
    if (summary.passedOver() > 0) {
      out.printf("%-26s %d%n", "no pictures by their name", summary.passedOver());
    }
    reasons(out, dry ? "would be refused" : "refused", summary.refusedInAll(), summary.refused());
    outcomes.ifPresent(
        counts -> {
          out.printf("%-26s %d of %d%n", "finished", counts.finished(), counts.expected());
          reasons(out, "failed", counts.failedInAll(), counts.failed());
          if (counts.missing() > 0) {
            out.printf("%-26s %d%n", "without an outcome", counts.missing());
          }
        });
    refused.ifPresent(file -> out.println("What was refused, and why: " + file));
    if (!dry) {
      out.println("Ids begin with " + prefix);
    }
  }

  private static void reasons(
      PrintWriter out, String what, long all, SortedMap<String, Long> reasons) {
    out.printf("%-26s %d%n", what, all);
    reasons.forEach((reason, count) -> out.printf("  %-24s %d%n", reason, count));
  }

  /** One JSON object on a line. */
  void writeJson(PrintWriter out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeBooleanField("dry_run", dry);
      json.writeStringField("id_prefix", prefix);
      json.writeNumberField("taken", summary.taken());
      json.writeNumberField("millis", took.toMillis());
      json.writeNumberField("taken_before", summary.takenBefore());
      json.writeNumberField("passed_over", summary.passedOver());
      reasons(json, "refused", summary.refused());
      if (refused.isPresent()) {
        json.writeStringField("refused_list", refused.get().toString());
      }
      if (outcomes.isPresent()) {
        OutcomeCounts counts = outcomes.get();
        json.writeNumberField("finished", counts.finished());
        reasons(json, "failed", counts.failed());
        json.writeNumberField("missing", counts.missing());
      }
      json.writeEndObject();
    }
    out.println();
  }

  private static void reasons(JsonGenerator json, String name, SortedMap<String, Long> reasons)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> reason : reasons.entrySet()) {
      json.writeNumberField(reason.getKey(), reason.getValue());
    }
    json.writeEndObject();
  }
}
