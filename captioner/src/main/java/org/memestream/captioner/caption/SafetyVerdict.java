package org.memestream.captioner.caption;

/** What the {@link SafetyFilter} says about a text. */
public sealed interface SafetyVerdict {

  /** Nothing was found. */
  record Clean() implements SafetyVerdict {}

  /**
   * Something was found. What it was is not repeated.
   *
   * @param category the gravest kind found
   */
  record Uncivil(Category category) implements SafetyVerdict {}

  /** Kinds of words, gravest first. */
  enum Category {
    /** Words that degrade a group of people. */
    SLUR,
    /** Strong profanity and crude sexual words. */
    PROFANITY,
    /** Swear words with letters masked, such as stars. */
    MASKED,
    /** Mild profanity, coarse words and abbreviated curses. */
    MILD,
    /** Not bad words, but subjects that a joke machine should leave alone. */
    SENSITIVE
  }
}
