package org.memestream.captioner;

import java.util.Optional;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.Strictness;

/** What the text that a user gives is refused for. */
public enum GivenTextSafety {
  /** Nothing: it is not judged. */
  OFF(Optional.empty()),
  /** Words that degrade people; a user's own swearing is theirs. */
  SLURS(Optional.of(Strictness.SLURS)),
  /** Strong profanity too. */
  LENIENT(Optional.of(Strictness.LENIENT)),
  /** Mild profanity too. */
  STANDARD(Optional.of(Strictness.STANDARD)),
  /** Sensitive subjects too. */
  STRICT(Optional.of(Strictness.STRICT));

  private final Optional<Strictness> strictness;

  GivenTextSafety(Optional<Strictness> strictness) {
    this.strictness = strictness;
  }

  /** Judges given text; empty when it is not to be judged. */
  Optional<SafetyFilter> filter() {
    return strictness.map(SafetyFilter::new);
  }
}
