package org.memestream.ingest.backfill;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that names what was refused: place, typed reason and a sentence, separated by tabs. Each
 * run begins it anew, because each run tries again what was refused before. Thread-safe.
 */
final class RefusedList implements AutoCloseable {

  private final Path file;
  private BufferedWriter out;

  RefusedList(Path file) {
    this.file = file;
  }

  /** Forgets what earlier runs refused. */
  synchronized void begin() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Adds a line. */
  synchronized void add(String place, String reason, String sentence) {
    try {
      if (out == null) {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
      }
      out.write(plain(place) + "\t" + reason + "\t" + plain(sentence) + "\n");
      // A kill shall not lose what people look for afterwards.
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) {
      // Half of a pair, as in names of files that are no UTF-8, cannot be written.
      if (Character.isISOControl(plain.charAt(i)) || lonely(plain, i)) {
        plain.setCharAt(i, '\uFFFD');
      }
    }
    return plain.toString();
  }

  private static boolean lonely(CharSequence text, int at) {
    char unit = text.charAt(at);
    if (Character.isHighSurrogate(unit)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(unit)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  @Override
  public synchronized void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
