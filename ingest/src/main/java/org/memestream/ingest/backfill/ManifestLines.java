package org.memestream.ingest.backfill;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a file, none of which is held in memory beyond a limit. Not thread-safe. */
final class ManifestLines implements AutoCloseable {

  /** Longest line, in bytes. */
  static final int MOST_BYTES = 64 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long number;

  ManifestLines(Path file) throws IOException {
    this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  /**
   * One line.
   *
   * @param number from 1
   * @param text without its end; empty when it is too long or not UTF-8
   */
  record Line(long number, Optional<String> text) {}

  /** The next line, or nothing at the end. */
  Optional<Line> next() throws IOException {
    bytes.reset();
    boolean tooLong = false;
    int read = in.read();
    if (read < 0) {
      return Optional.empty();
    }
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (bytes.size() < MOST_BYTES) {
        bytes.write(read);
      } else {
        tooLong = true;
      }
    }
    number++;
    return Optional.of(new Line(number, tooLong ? Optional.empty() : text()));
  }

  private Optional<String> text() {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      boolean marked = number == 1 && text.startsWith(BYTE_ORDER_MARK);
      return Optional.of(marked ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
