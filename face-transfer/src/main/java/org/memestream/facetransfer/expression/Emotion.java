package org.memestream.facetransfer.expression;

/** The basic emotions that a face shows (Ekman 1992), in the order of intensity arrays. */
public enum Emotion {
  HAPPINESS,
  SURPRISE,
  ANGER,
  SADNESS,
  DISGUST,
  FEAR
}
