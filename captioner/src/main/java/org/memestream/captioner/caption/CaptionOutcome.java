package org.memestream.captioner.caption;

import java.util.List;

/** What became of a {@link CaptionRequest}. */
public sealed interface CaptionOutcome {

  /**
   * Captions were written.
   *
   * @param captions best first, at least one, at most as many as asked for, all different
   * @param model name and version of what wrote them
   */
  record Written(List<Caption> captions, String model) implements CaptionOutcome {
    public Written {
      captions = List.copyOf(captions);
      if (captions.isEmpty()) {
        throw new IllegalArgumentException("no caption is no success");
      }
    }
  }

  /**
   * Nothing fit to show was found in all attempts.
   *
   * @param cause why the last candidates were turned down
   */
  record Refused(Cause cause) implements CaptionOutcome {}

  /** Why candidates are turned down. */
  enum Cause {
    /** The safety filter objected. */
    UNCIVIL,
    /** The caption is one of those that the model learnt from. */
    NOT_NEW,
    /** There was no complete caption. */
    EMPTY,
    /** The model has no decoder of the variant that was asked for. */
    NO_SUCH_VARIANT
  }
}
