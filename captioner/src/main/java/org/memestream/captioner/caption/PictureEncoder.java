package org.memestream.captioner.caption;

import java.util.List;

/** Turns pictures into vectors for a decoder. Thread-safe. */
public interface PictureEncoder extends AutoCloseable {

  /**
   * Encodes pictures.
   *
   * @param pictures any number, any sizes
   * @return for each a vector of {@link #length()} numbers, each depending on its picture alone
   */
  List<float[]> encode(List<RgbPicture> pictures);

  /** How many numbers a vector has. */
  int length();

  /** SHA-256 of the weights, lower-case hexadecimal: a decoder serves the encoder it names. */
  String identity();

  /** Frees the weights. */
  @Override
  void close();
}
