package org.memestream.ingest.gateway.form;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How much of a body is read, and how long.
 *
 * @param pictureBytes largest picture
 * @param memoryBytes most of a picture that is held in memory while it comes in
 * @param patience longest time for a whole body
 * @param folder where larger pictures lie while they come in
 */
public record BodyLimits(long pictureBytes, int memoryBytes, Duration patience, Path folder) {

  /** Most bytes of a text field. */
  static final int TEXT_BYTES = 16 * 1024;

  /** Most bytes of a JSON body. */
  static final int JSON_BYTES = 64 * 1024;

  /** Room for all that is not a picture. */
  private static final long FORM_BYTES = 256 * 1024;

  /** Largest body: a picture, a driver and the texts. */
  public long bodyBytes() {
    return 2 * pictureBytes + FORM_BYTES;
  }
}
