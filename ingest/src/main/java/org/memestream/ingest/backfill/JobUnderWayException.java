package org.memestream.ingest.backfill;

import java.nio.file.Path;

/** Another process works on the same job. */
public final class JobUnderWayException extends RuntimeException {

  JobUnderWayException(Path folder) {
    super(
        "another process works on this very job (%s). Wait for it, or give this one a --job name"
                .formatted(folder)
            + " of its own, which makes every meme again.");
  }
}
