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

  /** Frees the model. */
  @Override
  void close();
}
