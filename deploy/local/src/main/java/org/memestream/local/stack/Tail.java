package org.memestream.local.stack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Follows a text file that another process writes; only whole lines are told. */
final class Tail implements AutoCloseable {

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private Tail(InputStream in) {
    this.in = in;
  }

  /** Follows what comes after what is there; makes the file if need be. */
  static Tail fromEnd(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channel.position(channel.size());
    return new Tail(new BufferedInputStream(Channels.newInputStream(channel)));
  }

  /** Copies the lines that have come since the last call. */
  void copyTo(PrintWriter out) {
    for (int next = read(); next >= 0; next = read()) {
      if (next == '\n') {
        out.println(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(next);
      }
    }
  }

  private int read() {
    try {
      return in.read();
    } catch (IOException e) {
      throw new UncheckedIOException("what the stack prints cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("what the stack prints cannot be closed", e);
    }
  }
}
