package org.memestream.local.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.memestream.schemas.DeadLetter;

/**
 * What a record carries that was put back: where it was first, when it was written there, and how
 * often it came back. If it fails again, its next dead letter has them too.
 */
final class ReplayHeaders {

  private static final String COUNT = "replay_count";
  private static final String ORIGIN = "replay_of";
  private static final String TIMESTAMP = "replay_original_timestamp";

  private ReplayHeaders() {}

  /** How often the record was put back before it became this letter; no less than 0. */
  static int count(DeadLetter letter) {
    ByteBuffer count = letter.getHeaders().get(COUNT);
    try {
      return count == null ? 0 : Math.max(0, Integer.parseInt(text(count)));
    } catch (NumberFormatException e) {
      return 0; // Somebody else's header.
    }
  }

  /** The headers of the record as it goes back: its own, and these. */
  static Headers of(DeadLetter letter) {
    Headers headers = new RecordHeaders();
    for (Map.Entry<String, ByteBuffer> own : letter.getHeaders().entrySet()) {
      headers.add(own.getKey(), bytes(own.getValue()));
    }
    boolean again = letter.getHeaders().containsKey(ORIGIN);
    set(headers, COUNT, Integer.toString(count(letter) + 1));
    if (!again) {
      set(headers, ORIGIN, LetterId.of(letter).toString());
      set(headers, TIMESTAMP, letter.getTimestamp().toString());
    }
    return headers;
  }

  private static void set(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ByteBuffer buffer) {
    return new String(bytes(buffer), StandardCharsets.UTF_8);
  }

  /** The bytes of a buffer, which stays as it is; null for null. */
  static byte[] bytes(ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
