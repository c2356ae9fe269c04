package org.memestream.captioner.caption;

import java.util.List;

/** Writes captions for pictures. Thread-safe. */
public interface Captioner extends AutoCloseable {

  /**
   * Captions a batch.
   *
   * @param requests any number
   * @return as many outcomes, in their order; each depends on its own request alone
   */
  List<CaptionOutcome> caption(List<CaptionRequest> requests);

  /**
   * Whether the model knows the script that a label is written in, or at least one of them. A label
   * without letters is in no script, and so in none that is unknown.
   */
  boolean reads(String label);

  /** Frees the model. */
  @Override
  void close();
}
