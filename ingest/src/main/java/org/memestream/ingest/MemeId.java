package org.memestream.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Ids of memes that callers derive from keys of their own, so that a repeat is the same meme. */
public final class MemeId {

  private static final int DIGITS = 40;

  private MemeId() {}

  /**
   * The id that belongs to these texts, in this order: 40 lower-case hex digits. Nobody can tell
   * the texts from it.
   */
  public static String derived(List<String> texts) {
    StringBuilder all = new StringBuilder();
    // With its length in front no text can run into the next.
    texts.forEach(text -> all.append(text.length()).append(':').append(text));
    byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
    return new Sha256().of(bytes).substring(0, DIGITS);
  }
}
