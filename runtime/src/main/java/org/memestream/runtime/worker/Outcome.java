package org.memestream.runtime.worker;

import java.util.Objects;
import org.memestream.schemas.FailureReason;

/**
 * What became of one record. An exception instead of an outcome means "try again".
 *
 * @param <T> what is produced
 */
public sealed interface Outcome<T> {

  /**
   * It worked.
   *
   * @param value the result
   */
  record Produced<T>(T value) implements Outcome<T> {
    public Produced {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * It will never work; trying again is pointless.
   *
   * @param reason typed reason
   * @param message a sentence for the user that says what to do, without personal data
   */
  record Rejected<T>(FailureReason reason, String message) implements Outcome<T> {
    public Rejected {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(message, "message");
    }
  }

  /** {@link Produced} in fewer words. */
  static <T> Outcome<T> produced(T value) {
    return new Produced<>(value);
  }

  /** {@link Rejected} in fewer words. */
  static <T> Outcome<T> rejected(FailureReason reason, String message) {
    return new Rejected<>(reason, message);
  }
}
