package org.memestream.ingest.gateway.form;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;

/** Reads a body up to a size and for a time. */
final class BoundedBody {

  /** So much of a refused body is still read, so that the client gets to see the answer. */
  private static final long DRAINED_BYTES = 4L << 20;

  private final InputStream body;
  private final long maxBytes;
  private final Duration patience;
  private final long deadline;
  private long count;

  BoundedBody(InputStream body, long maxBytes, Duration patience) {
    this.body = body;
    this.maxBytes = maxBytes;
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /**
   * As {@link InputStream#read(byte[])}.
   *
   * @throws org.memestream.ingest.gateway.problem.ProblemException when there is too much, it comes
   *     too slowly or it breaks off
   */
  int read(byte[] block) {
    int read = readOnce(block);
    count += Math.max(0, read);
    if (count > maxBytes) {
      drain(block);
      throw Problem.of(
              Reason.BODY_TOO_LARGE, "The body has more than %d bytes.".formatted(maxBytes))
          .exception();
    }
    return read;
  }

  private int readOnce(byte[] block) {
    if (System.nanoTime() > deadline) {
      throw slow();
    }
    try {
      return body.read(block);
    } catch (IOException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof TimeoutException) {
          throw slow();
        }
      }
      throw Problem.of(Reason.MALFORMED_BODY, "The body broke off before its end.").exception();
    }
  }

  /** Passes over some of the rest. */
  void drain(byte[] block) {
    long most = count + DRAINED_BYTES;
    int read = 0;
    while (read >= 0 && count < most) {
      read = readOnce(block);
      count += Math.max(0, read);
    }
  }

  private RuntimeException slow() {
    return Problem.of(
            Reason.BODY_TOO_SLOW,
            "The body did not come within %d seconds.".formatted(patience.toSeconds()))
        .exception();
  }
}
