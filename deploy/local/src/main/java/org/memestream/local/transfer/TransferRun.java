package org.memestream.local.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.local.console.Photo;
import org.memestream.local.console.UnreadablePhotoException;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureLimits;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;

/** Does jobs one after the other; one that fails does not stop the others. */
final class TransferRun {

  private final ExpressionTransfer transfer;
  private final TransferOptions options;
  private final Clock clock;
  private final PictureReader reader = new PictureReader();
  private final TransferredFile files = new TransferredFile();

  TransferRun(ExpressionTransfer transfer, TransferOptions options, Clock clock) {
    this.transfer = transfer;
    this.options = options;
    this.clock = clock;
  }

  TransferResult run(TransferJob job) {
    Instant begin = clock.instant();
    try {
      ExpressionSource source =
          job.source().preset().isPresent()
              ? new ExpressionSource.Preset(job.source().preset().get())
              : new ExpressionSource.Driver(picture(job.source().photo().orElseThrow()));
      TransferRequest request = options.request(picture(job.target()), source);
      TransferOutcome outcome = transfer.transfer(request);
      if (outcome instanceof TransferOutcome.Refused refused) {
        return new TransferResult.NotWritten(
            job, refused.problem().name(), refused.sentence(), ExitCode.BAD_INPUT);
      }
      TransferOutcome.Transferred transferred = (TransferOutcome.Transferred) outcome;
      files.write(job.out(), TransferredFile.Format.of(job.out()).orElseThrow(), transferred);
      return new TransferResult.Written(job, transferred, Duration.between(begin, clock.instant()));
    } catch (UnusablePhotoException e) {
      return new TransferResult.NotWritten(job, e.reason, e.getMessage(), ExitCode.BAD_INPUT);
    } catch (IOException e) {
      return new TransferResult.NotWritten(
          job,
          "NOT_WRITTEN",
          "%s cannot be written: %s".formatted(job.out(), e.getMessage()),
          ExitCode.STORAGE);
    }
  }

  private Picture picture(Path photo) throws UnusablePhotoException {
    try {
      return reader.read(new Photo(photo.toString(), photo).read(PictureLimits.DEFAULT.maxBytes()));
    } catch (UnreadablePhotoException e) {
      throw new UnusablePhotoException(photo, e.reason(), e);
    } catch (UnacceptablePictureException e) {
      throw new UnusablePhotoException(photo, e.problem().name(), e);
    }
  }

  private static final class UnusablePhotoException extends Exception {

    private final String reason;

    UnusablePhotoException(Path photo, String reason, Exception cause) {
      super("%s: %s".formatted(photo, cause.getMessage()), cause);
      this.reason = reason;
    }
  }
}
