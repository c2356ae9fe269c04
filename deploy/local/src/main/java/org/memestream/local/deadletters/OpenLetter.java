package org.memestream.local.deadletters;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.memestream.local.console.Printable;
import org.memestream.schemas.DeadLetter;

/**
 * One letter with its bytes, for people or programs.
 *
 * @param letter what all its dead letters tell
 * @param whole its newest dead letter
 * @param decoded what its value says by now
 * @param most bytes of the value to show, at least 0
 */
record OpenLetter(Letter letter, DeadLetter whole, RecordDecoder.Result decoded, int most) {

  private static final int HEADER_BYTES = 200;
  private static final int MESSAGE_CHARACTERS = 4000;

  void writeText(PrintWriter out) {
    out.println(
        "Record   "
            + Excerpt.line(letter.id().toString(), HEADER_BYTES)
            + ", written "
            + whole.getTimestamp());
    out.println("Failed   " + letter.failedAt() + " in " + String.join(", ", letter.services()));
    out.println("Reason   " + Excerpt.line(whole.getReason(), HEADER_BYTES));
    out.println("         " + Excerpt.line(whole.getMessage(), MESSAGE_CHARACTERS));
    out.println("Key      " + (whole.getKey() == null ? "none" : letter.key()));
    out.println("Replays  " + letter.replays() + " before this");
    letter.mark().ifPresent(mark -> out.println("         then " + mark.at() + " as " + mark.to()));
    out.println("Headers");
    headers().forEach((name, value) -> out.println("  " + name + ": " + value));
    writeValue(out);
    if (decoded instanceof RecordDecoder.Readable readable) {
      out.println("It can be read now, as " + readable.type() + ":");
      readable.json().lines().map(Printable::of).forEach(out::println);
    } else if (decoded instanceof RecordDecoder.Unreadable still) {
      out.println("It cannot be read: " + Excerpt.line(still.why(), MESSAGE_CHARACTERS));
    }
  }

  private void writeValue(PrintWriter out) {
    byte[] value = ReplayHeaders.bytes(whole.getValue());
    if (value == null) {
      out.println("Value    none");
      return;
    }
    out.println("Value    " + value.length + " bytes");
    out.print(Excerpt.dump(value, most));
    if (value.length > most) {
      out.printf("… %d more bytes (--bytes, --raw)%n", value.length - most);
    }
  }

  /** By name, as text that is fit to be printed. */
  private Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    for (Map.Entry<String, ByteBuffer> header : whole.getHeaders().entrySet()) {
      headers.put(
          Excerpt.line(header.getKey(), HEADER_BYTES),
          Excerpt.text(ReplayHeaders.bytes(header.getValue()), HEADER_BYTES));
    }
    return headers;
  }

  void writeJson(PrintWriter out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      LetterList.writeFields(letter, json);
      json.writeStringField("written_at", whole.getTimestamp().toString());
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : headers().entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      byte[] value = ReplayHeaders.bytes(whole.getValue());
      json.writeFieldName("value_start");
      if (value == null) {
        json.writeNull();
      } else {
        json.writeBinary(Arrays.copyOf(value, Math.min(value.length, most)));
      }
      json.writeFieldName("decoded");
      if (decoded instanceof RecordDecoder.Readable readable) {
        json.writeRawValue(readable.json());
      } else {
        json.writeNull();
      }
      json.writeStringField(
          "undecodable", decoded instanceof RecordDecoder.Unreadable still ? still.why() : null);
      json.writeEndObject();
    }
    out.println();
  }
}
