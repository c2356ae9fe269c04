package org.memestream.local.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.memestream.schemas.DeadLetter;

/** Dead letters for tests. */
final class Letters {

  static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private Letters() {}

  static DeadLetter letter(long offset) {
    return letter("memes.captioned", offset, "captioner", NOW.plusSeconds(offset));
  }

  static DeadLetter letter(String topic, long offset, String service, Instant at) {
    return DeadLetter.newBuilder()
        .setTopic(topic)
        .setPartition(2)
        .setOffset(offset)
        .setTimestamp(NOW)
        .setKey(bytes("meme-1"))
        .setValue(ByteBuffer.wrap(new byte[] {0, 0, 0, 0, 9, (byte) 0xff}))
        .setHeaders(Map.of("traceparent", bytes("00-1")))
        .setService(service)
        .setReason("org.example.UndecodableException")
        .setMessage("Schema id 9 is unknown")
        .setFailedAt(at)
        .build();
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
