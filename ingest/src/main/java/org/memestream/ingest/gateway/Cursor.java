package org.memestream.ingest.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;
import org.memestream.ingest.status.MemePlace;

/** Places in a list as text that means nothing to others. */
final class Cursor {

  private Cursor() {}

  static String write(MemePlace place) {
    String text = place.requestedAt().toEpochMilli() + "/" + place.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws org.memestream.ingest.gateway.problem.ProblemException when it is none of ours
   */
  static MemePlace read(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int slash = text.indexOf('/');
      long millis = Long.parseLong(text.substring(0, Math.max(0, slash)));
      if (millis < 0) {
        throw new IllegalArgumentException("no meme is that old");
      }
      return new MemePlace(Instant.ofEpochMilli(millis), text.substring(slash + 1));
    } catch (IllegalArgumentException e) {
      throw Problem.of(Reason.INVALID_FIELD, "after must be the value of next of another page.")
          .exception();
    }
  }
}
