package org.memestream.local.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** All findings as one JSON array. */
final class JsonFindings {

  private JsonFindings() {}

  static void write(List<Finding> findings, PrintWriter out) {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartArray();
      for (Finding finding : findings) {
        json.writeStartObject();
        json.writeStringField("level", finding.level().name().toLowerCase(Locale.ROOT));
        json.writeStringField("subject", finding.subject());
        json.writeStringField("sight", finding.sight());
        if (finding.remedy().isPresent()) {
          json.writeStringField("remedy", finding.remedy().get());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the findings cannot be written", e);
    }
    out.println();
  }
}
