package org.memestream.local.make;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.memestream.ingest.FinishedMeme;
import org.memestream.ingest.FinishedPicture;
import org.memestream.runtime.lifecycle.ExitCode;

/** What became of one photo. */
sealed interface PhotoOutcome {

  /** The photo as the user named it. */
  String photo();

  /** From reading the photo to the finished file, or to the failure. */
  Duration took();

  /**
   * A meme.
   *
   * @param meme what the services say
   * @param files its pictures, at least one
   */
  record Made(String photo, Duration took, FinishedMeme meme, List<PictureFile> files)
      implements PhotoOutcome {
    public Made {
      Objects.requireNonNull(photo, "photo");
      Objects.requireNonNull(took, "took");
      Objects.requireNonNull(meme, "meme");
      files = List.copyOf(files);
      if (files.isEmpty()) {
        throw new IllegalArgumentException("a finished meme has a picture: " + meme.id());
      }
    }
  }

  /**
   * No meme.
   *
   * @param id of the meme, when it got that far
   * @param reason typed, in upper case
   * @param message a sentence for the user
   * @param exitCode what the command ends with when nothing worse happens
   */
  record NotMade(
      String photo,
      Duration took,
      Optional<String> id,
      String reason,
      String message,
      ExitCode exitCode)
      implements PhotoOutcome {
    public NotMade {
      Objects.requireNonNull(photo, "photo");
      Objects.requireNonNull(took, "took");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(exitCode, "exitCode");
    }
  }

  /**
   * A finished picture on disk.
   *
   * @param path where it lies
   * @param picture what it shows
   */
  record PictureFile(Path path, FinishedPicture picture) {}
}
