package org.memestream.local.doctor;

import java.util.Objects;
import java.util.Optional;

/**
 * What a check saw.
 *
 * @param level how bad it is
 * @param subject what was looked at
 * @param sight what was seen
 * @param remedy what to do about it
 */
record Finding(Level level, String subject, String sight, Optional<String> remedy) {

  /** From good to bad. */
  enum Level {
    /** As it should be. */
    OK,
    /** memestream works, but less well. */
    WARN,
    /** memestream does not work. */
    FAIL
  }

  Finding {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(sight, "sight");
    if (level != Level.OK && remedy.isEmpty()) {
      throw new IllegalArgumentException("a finding that is not OK says what to do: " + subject);
    }
  }

  static Finding ok(String subject, String sight) {
    return new Finding(Level.OK, subject, sight, Optional.empty());
  }

  static Finding warn(String subject, String sight, String remedy) {
    return new Finding(Level.WARN, subject, sight, Optional.of(remedy));
  }

  static Finding fail(String subject, String sight, String remedy) {
    return new Finding(Level.FAIL, subject, sight, Optional.of(remedy));
  }
}
