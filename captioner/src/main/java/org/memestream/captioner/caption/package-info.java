/**
 * What captions are, free of any technology: tokens and vocabulary, the words of a label that
 * steer, the sampled beam search over a {@link org.memestream.captioner.caption.WritingSession},
 * the learnt line break, and the safety and novelty filters that every written caption passes. What
 * becomes of captions is told to a {@link org.memestream.captioner.caption.CaptionTally}.
 */
package org.memestream.captioner.caption;
