package org.memestream.local.face;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.detection.FaceVerdict.Unusable;
import org.memestream.facetransfer.detection.Keypoints;
import org.memestream.facetransfer.detection.Keypoints.Point;
import org.memestream.local.console.Printable;
import org.memestream.local.face.FoundFaces.JudgedFace;

/** Tells what was found: a line a face for people, or a JSON object a photo. */
final class FaceReport {

  private final PrintWriter out;

  FaceReport(PrintWriter out) {
    this.out = out;
  }

  /**
   * @param named whether lines say which photo they are about
   */
  void lines(FoundFaces found, boolean named) {
    String name = named ? Printable.of(found.photo()) + ": " : "";
    if (found.faces().isEmpty()) {
      out.println(name + "no face");
    }
    int number = 0;
    for (JudgedFace judged : found.faces()) {
      FaceBox box = judged.face().box();
      out.printf(
          Locale.ROOT,
          "%sface %d: %d x %d at %d,%d, score %.2f, %s%n",
          name,
          ++number,
          box.width(),
          box.height(),
          box.x(),
          box.y(),
          judged.face().score(),
          judged.verdict() instanceof Unusable unusable
              ? "not usable: " + unusable.sentence()
              : "usable");
    }
  }

  void json(FoundFaces found, String detector) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeStringField("file", found.photo());
      json.writeNumberField("width", found.picture().width());
      json.writeNumberField("height", found.picture().height());
      json.writeStringField("detector", detector);
      json.writeArrayFieldStart("faces");
      int number = 0;
      for (JudgedFace judged : found.faces()) {
        write(json, ++number, judged);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println();
  }

  private static void write(JsonGenerator json, int number, JudgedFace judged) throws IOException {
    FaceBox box = judged.face().box();
    json.writeStartObject();
    json.writeNumberField("number", number);
    json.writeObjectFieldStart("box");
    json.writeNumberField("x", box.x());
    json.writeNumberField("y", box.y());
    json.writeNumberField("width", box.width());
    json.writeNumberField("height", box.height());
    json.writeEndObject();
    json.writeNumberField("score", rounded(judged.face().score(), 10_000));
    write(json, judged.face().keypoints());
    json.writeBooleanField("usable", !(judged.verdict() instanceof Unusable));
    if (judged.verdict() instanceof Unusable unusable) {
      json.writeStringField("problem", unusable.problem().name());
      json.writeStringField("sentence", unusable.sentence());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Optional<Keypoints> keypoints) throws IOException {
    if (keypoints.isEmpty()) {
      json.writeNullField("keypoints");
      return;
    }
    json.writeArrayFieldStart("keypoints");
    for (Point point : keypoints.get().all()) {
      json.writeStartArray();
      json.writeNumber(rounded(point.x(), 100));
      json.writeNumber(rounded(point.y(), 100));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static double rounded(double value, int steps) {
    return Math.round(value * steps) / (double) steps;
  }
}
