/**
 * What captions are, free of any technology: tokens and vocabulary, the sampled beam search over a
 * {@link org.memestream.captioner.caption.WritingSession}, the learnt line break, and the safety
 * filter that every written caption passes.
 */
package org.memestream.captioner.caption;
