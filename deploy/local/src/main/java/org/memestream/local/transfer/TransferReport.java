package org.memestream.local.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.local.console.Printable;
import org.memestream.local.console.Surroundings;

/** Tells what came of the jobs: a line each for people, or JSON for programs. */
final class TransferReport {

  private final Surroundings surroundings;

  TransferReport(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** For people. */
  void tell(TransferResult result) {
    if (result instanceof TransferResult.Written written) {
      surroundings
          .out()
          .printf(
              Locale.ROOT,
              "%s  %s on %s (%d ms)%n",
              Printable.of(written.job().out().toString()),
              Printable.of(written.job().source().toString()),
              faces(written.outcome().changed().size()),
              written.took().toMillis());
      for (TransferOutcome.Unchanged face : written.outcome().unchanged()) {
        surroundings.err().println("  unchanged: " + face.sentence() + " (" + face.problem() + ")");
      }
      if (written.outcome().lostFrames() > 0) {
        surroundings
            .err()
            .printf(
                "  In %d of %d frames a face was not found and stays as it is.%n",
                written.outcome().lostFrames(), written.outcome().frames().size());
      }
    } else if (result instanceof TransferResult.NotWritten not) {
      surroundings
          .err()
          .println(
              "%s: %s: %s"
                  .formatted(
                      Printable.of(not.job().target().toString()),
                      not.reason(),
                      Printable.of(not.sentence())));
    }
  }

  private static String faces(int count) {
    return count == 1 ? "1 face" : count + " faces";
  }

  /** For programs: one object, or an array of them. */
  void json(List<TransferResult> results, boolean array, String model) throws IOException {
    try (JsonGenerator out =
        new JsonFactory()
            .createGenerator(surroundings.out())
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      if (array) {
        out.writeStartArray();
      }
      for (TransferResult result : results) {
        write(out, result, model);
      }
      if (array) {
        out.writeEndArray();
      }
    }
    surroundings.out().println();
  }

  private static void write(JsonGenerator out, TransferResult result, String model)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("source", result.job().source().toString());
    out.writeStringField("target", result.job().target().toString());
    if (result instanceof TransferResult.Written written) {
      out.writeStringField("status", "transferred");
      out.writeStringField("out", written.job().out().toString());
      out.writeStringField("model", model);
      out.writeNumberField("milliseconds", written.took().toMillis());
      out.writeNumberField("frames", written.outcome().frames().size());
      out.writeNumberField("lost_frames", written.outcome().lostFrames());
      out.writeArrayFieldStart("changed");
      for (FaceBox box : written.outcome().changed()) {
        out.writeStartObject();
        box(out, box);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeArrayFieldStart("unchanged");
      for (TransferOutcome.Unchanged face : written.outcome().unchanged()) {
        out.writeStartObject();
        box(out, face.box());
        out.writeStringField("problem", face.problem().name());
        out.writeStringField("sentence", face.sentence());
        out.writeEndObject();
      }
      out.writeEndArray();
    } else if (result instanceof TransferResult.NotWritten not) {
      out.writeStringField("status", "failed");
      out.writeStringField("reason", not.reason());
      out.writeStringField("message", not.sentence());
    }
    out.writeEndObject();
  }

  private static void box(JsonGenerator out, FaceBox box) throws IOException {
    out.writeObjectFieldStart("box");
    out.writeNumberField("x", box.x());
    out.writeNumberField("y", box.y());
    out.writeNumberField("width", box.width());
    out.writeNumberField("height", box.height());
    out.writeEndObject();
  }
}
