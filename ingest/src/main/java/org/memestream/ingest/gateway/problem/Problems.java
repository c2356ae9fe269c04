package org.memestream.ingest.gateway.problem;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.memestream.ingest.RefusedOrderException;
import org.memestream.ingest.fetch.RefusedUrlException;
import org.memestream.ingest.fetch.UnreachableUrlException;
import org.memestream.runtime.OutageException;
import org.memestream.runtime.picture.PictureProblem;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.schemas.serde.RegistryUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures into problems; what nobody expected is logged and tells a stranger nothing. */
public final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int UNPROCESSABLE = 422;
  private static final Duration SOON = Duration.ofSeconds(2);

  private Problems() {}

  /** The problem that a failure amounts to. */
  public static Problem of(Throwable failure) {
    if (failure instanceof CompletionException || failure instanceof ExecutionException) {
      return of(failure.getCause());
    } else if (failure instanceof ProblemException known) {
      return known.problem();
    } else if (failure instanceof UnacceptablePictureException picture) {
      return new Problem(
          status(picture.problem()),
          picture.problem().name(),
          picture.getMessage(),
          Optional.empty());
    } else if (failure instanceof RefusedOrderException order) {
      return new Problem(
          UNPROCESSABLE, order.reason().name(), order.getMessage(), Optional.empty());
    } else if (failure instanceof RefusedUrlException url) {
      return Problem.of(Reason.URL_REFUSED, url.getMessage());
    } else if (failure instanceof UnreachableUrlException url) {
      return Problem.of(Reason.URL_UNREACHABLE, url.getMessage());
    } else if (failure instanceof OutageException
        || failure instanceof RegistryUnavailableException) {
      LOG.atWarn().addKeyValue("because", failure.getMessage()).log("cannot serve");
      return Problem.of(
              Reason.UNAVAILABLE, "The service cannot take this now; try again in a moment.")
          .after(SOON);
    }
    LOG.atError().setCause(failure).log("a request failed");
    return Problem.of(
        Reason.INTERNAL, "Something went wrong on our side, and was noted; try again later.");
  }

  private static int status(PictureProblem problem) {
    return switch (problem) {
      case TOO_MANY_BYTES -> Reason.BODY_TOO_LARGE.status();
      case NOT_A_PICTURE, UNSUPPORTED_FORMAT -> Reason.UNSUPPORTED_MEDIA_TYPE.status();
      case EMPTY, CORRUPT, TOO_MANY_PIXELS, TOO_SMALL, TOO_THIN, TOO_MANY_FRAMES -> UNPROCESSABLE;
    };
  }
}
