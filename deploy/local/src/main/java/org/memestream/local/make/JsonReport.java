package org.memestream.local.make;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.memestream.ingest.FinishedMeme;
import org.memestream.ingest.FinishedPicture;
import org.memestream.local.make.PhotoOutcome.Made;
import org.memestream.local.make.PhotoOutcome.NotMade;
import org.memestream.local.make.PhotoOutcome.PictureFile;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.StageTiming;

/** All outcomes as one JSON array: an object for each photo, in their order. */
final class JsonReport {

  private final PrintWriter out;

  JsonReport(PrintWriter out) {
    this.out = out;
  }

  void write(List<PhotoOutcome> outcomes) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartArray();
      for (PhotoOutcome outcome : outcomes) {
        json.writeStartObject();
        json.writeStringField("photo", outcome.photo());
        if (outcome instanceof Made made) {
          writeMade(json, made);
        } else if (outcome instanceof NotMade not) {
          writeNotMade(json, not);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    out.println();
  }

  private static void writeMade(JsonGenerator json, Made made) throws IOException {
    FinishedMeme meme = made.meme();
    json.writeStringField("id", meme.id());
    json.writeStringField("status", "finished");
    writePicture(json, made.files().get(0));
    if (meme.seed().isPresent()) {
      json.writeNumberField("seed", meme.seed().getAsLong());
    } else {
      json.writeNullField("seed");
    }
    json.writeNumberField("millis", made.took().toMillis());
    json.writeArrayFieldStart("timings");
    for (StageTiming timing : meme.timings()) {
      json.writeStartObject();
      json.writeStringField("stage", timing.getStage().name());
      json.writeNumberField("compute_millis", timing.getComputeMicros() / 1000.0);
      json.writeNumberField("batch_size", timing.getBatchSize());
      json.writeNumberField("attempts", timing.getAttempts());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("degradations");
    for (Degradation left : meme.degradations()) {
      json.writeStartObject();
      json.writeStringField("stage", left.getStage().name());
      json.writeStringField("reason", left.getReason().name());
      json.writeStringField("message", left.getMessage());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notes");
    for (String note : meme.notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("models");
    for (String model : meme.models()) {
      json.writeString(model);
    }
    json.writeEndArray();
    writeText(json, "digital_source_type", meme.digitalSourceType());
    writeText(json, "creator_tool", meme.creatorTool());
    json.writeArrayFieldStart("pictures");
    for (PictureFile file : made.files()) {
      json.writeStartObject();
      writePicture(json, file);
      json.writeStringField("profile", file.picture().profile());
      json.writeNumberField("alternative", file.picture().alternative());
      if (file.picture().score().isPresent()) {
        json.writeNumberField("score", file.picture().score().getAsDouble());
      } else {
        json.writeNullField("score");
      }
      json.writeNumberField("width", file.picture().width());
      json.writeNumberField("height", file.picture().height());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writePicture(JsonGenerator json, PictureFile file) throws IOException {
    FinishedPicture picture = file.picture();
    json.writeStringField("path", file.path().toString());
    writeText(json, "top", picture.top());
    writeText(json, "bottom", picture.bottom());
  }

  private static void writeNotMade(JsonGenerator json, NotMade not) throws IOException {
    writeText(json, "id", not.id());
    json.writeStringField("status", "failed");
    json.writeStringField("reason", not.reason());
    json.writeStringField("message", not.message());
    json.writeNumberField("millis", not.took().toMillis());
  }

  private static void writeText(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    } else {
      json.writeNullField(name);
    }
  }
}
