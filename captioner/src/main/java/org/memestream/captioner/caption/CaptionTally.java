package org.memestream.captioner.caption;

/** Is told what becomes of captions and labels, to count it. Thread-safe. */
public interface CaptionTally {

  /** Counts nothing. */
  CaptionTally NONE =
      new CaptionTally() {
        @Override
        public void drawn() {}

        @Override
        public void turnedDown(CaptionOutcome.Cause cause) {}

        @Override
        public void uncivil(SafetyVerdict.Category category) {}

        @Override
        public void label(int known, int unknown) {}
      };

  /** A complete caption came out of the search. */
  void drawn();

  /** A drawn caption is not shown. */
  void turnedDown(CaptionOutcome.Cause cause);

  /** What the safety filter found in a caption that is turned down for it. */
  void uncivil(SafetyVerdict.Category category);

  /**
   * A label was read that has words.
   *
   * @param known words that steer, at most {@link LabelWords#LIMIT}
   * @param unknown words that nothing known comes near
   */
  void label(int known, int unknown);
}
