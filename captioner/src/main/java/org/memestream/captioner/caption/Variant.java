package org.memestream.captioner.caption;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the decoder is told about picture and label (Peirson and Tolunay 2018, section 3). */
public enum Variant {
  /** The picture alone. */
  IMAGE("image"),
  /** The picture and the mean of the label words' vectors. */
  IMAGE_LABEL("image-label"),
  /** An LSTM reads picture and label words; the decoder attends to its states (Luong 2015). */
  ATTENTION("attention");

  private final String text;

  Variant(String text) {
    this.text = text;
  }

  /** The name that commands and events use. */
  public String text() {
    return text;
  }

  /** The variant of that name. */
  public static Optional<Variant> of(String text) {
    return Arrays.stream(values()).filter(variant -> variant.text.equals(text)).findFirst();
  }

  /** All names, for sentences. */
  public static String names() {
    return Arrays.stream(values()).map(Variant::text).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return text;
  }
}
