package org.memestream.local.deadletters;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which letters are meant.
 *
 * @param topic the topic the record was on
 * @param reason text that reason or message hold, in any case
 * @param since no letter that is older
 */
record LetterFilter(Optional<String> topic, Optional<String> reason, Optional<Instant> since) {

  boolean holds(Letter letter) {
    return topic.map(letter.id().topic()::equals).orElse(true)
        && reason.map(text -> mentions(letter, text)).orElse(true)
        && since.map(start -> !letter.failedAt().isBefore(start)).orElse(true);
  }

  private static boolean mentions(Letter letter, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return letter.reason().toLowerCase(Locale.ROOT).contains(wanted)
        || letter.message().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
