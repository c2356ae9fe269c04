package org.memestream.local.make;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.memestream.ingest.MemeFailedException;
import org.memestream.ingest.MemeOverdueException;
import org.memestream.ingest.RefusedOrderException;
import org.memestream.local.console.UnreadablePhotoException;
import org.memestream.runtime.OutageException;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.schemas.serde.RegistryUnavailableException;

/**
 * A failure in terms of the user.
 *
 * @param id of the meme, when it got that far
 * @param reason typed, in upper case
 * @param message a sentence
 * @param exitCode what the command ends with
 * @param expected whether a stack trace would only be noise
 */
record Refusal(
    Optional<String> id, String reason, String message, ExitCode exitCode, boolean expected) {

  static Refusal of(Throwable failure) {
    if (failure instanceof CompletionException || failure instanceof ExecutionException) {
      return of(failure.getCause());
    } else if (failure instanceof UnreadablePhotoException unreadable) {
      return input(unreadable.reason(), unreadable);
    } else if (failure instanceof UnacceptablePictureException picture) {
      return input(picture.problem().name(), picture);
    } else if (failure instanceof RefusedOrderException order) {
      return input(order.reason().name(), order);
    } else if (failure instanceof MemeFailedException meme) {
      return of(meme.id(), meme.reason().name(), meme, ExitCode.FAILED);
    } else if (failure instanceof MemeOverdueException meme) {
      return of(meme.id(), "OVERDUE", meme, ExitCode.TIMED_OUT);
    } else if (failure instanceof UnwrittenPictureException picture) {
      return of(picture.id(), "NOT_WRITTEN", picture, ExitCode.STORAGE);
    } else if (failure instanceof OutageException
        || failure instanceof RegistryUnavailableException) {
      return new Refusal(
          Optional.empty(), "UNAVAILABLE", failure.getMessage(), ExitCode.UNAVAILABLE, true);
    }
    return new Refusal(
        Optional.empty(), "UNEXPECTED", String.valueOf(failure), ExitCode.FAILED, false);
  }

  private static Refusal input(String reason, Exception failure) {
    return new Refusal(Optional.empty(), reason, failure.getMessage(), ExitCode.BAD_INPUT, true);
  }

  private static Refusal of(String id, String reason, Exception failure, ExitCode exitCode) {
    return new Refusal(Optional.of(id), reason, failure.getMessage(), exitCode, true);
  }
}
