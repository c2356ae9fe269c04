package org.memestream.local.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.local.console.UnreadablePhotoException;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.UnacceptablePictureException;

/** Does jobs one after the other; one that fails does not stop the others. */
final class TransferRun {

  private final ExpressionTransfer transfer;
  private final TransferOptions options;
  private final Clock clock;
  private final TargetPhoto photos = new TargetPhoto();
  private final TransferredFile files = new TransferredFile();

  TransferRun(ExpressionTransfer transfer, TransferOptions options, Clock clock) {
    this.transfer = transfer;
    this.options = options;
    this.clock = clock;
  }

  TransferResult run(TransferJob job) {
    Instant begin = clock.instant();
    try {
      TransferredFile.Format format = TransferredFile.Format.of(job.out()).orElseThrow();
      ExpressionSource source =
          job.source().preset().isPresent()
              ? new ExpressionSource.Preset(job.source().preset().get())
              : new ExpressionSource.Driver(driver(job));
      List<AnimationFrame> target = target(job, format);
      if (format == TransferredFile.Format.GIF && target.size() == 1 && !options.animate()) {
        return new TransferResult.NotWritten(
            job,
            "DOES_NOT_MOVE",
            "Only one of its frames can be read, and a still is written as .jpg or .png.",
            ExitCode.BAD_INPUT);
      }
      TransferOutcome outcome =
          target.size() > 1
              ? transfer.transfer(options.request(target, source))
              : transfer.transfer(options.request(target.get(0).picture(), source));
      if (outcome instanceof TransferOutcome.Refused refused) {
        return new TransferResult.NotWritten(
            job, refused.problem().name(), refused.sentence(), ExitCode.BAD_INPUT);
      }
      TransferOutcome.Transferred transferred = (TransferOutcome.Transferred) outcome;
      files.write(job.out(), format, transferred, target);
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

  /** What is changed: more than one frame only where they all are written. */
  private List<AnimationFrame> target(TransferJob job, TransferredFile.Format format)
      throws UnusablePhotoException {
    try {
      return format == TransferredFile.Format.GIF && TargetPhoto.mayMove(job.target())
          ? photos.frames(job.target())
          : AnimationFrame.evenly(List.of(photos.still(job.target())), TransferredFile.FRAME);
    } catch (UnreadablePhotoException e) {
      throw new UnusablePhotoException(e.reason(), e.getMessage(), e);
    } catch (UnacceptablePictureException e) {
      throw new UnusablePhotoException(e.problem().name(), e.getMessage(), e);
    }
  }

  private Picture driver(TransferJob job) throws UnusablePhotoException {
    Path photo = job.source().photo().orElseThrow();
    try {
      return photos.still(photo);
    } catch (UnreadablePhotoException e) {
      throw new UnusablePhotoException(e.reason(), ofSource(photo, e), e);
    } catch (UnacceptablePictureException e) {
      throw new UnusablePhotoException(e.problem().name(), ofSource(photo, e), e);
    }
  }

  /** The report names the target; what is wrong with the source has to name it. */
  private static String ofSource(Path photo, Exception failure) {
    return "the source %s: %s".formatted(photo, failure.getMessage());
  }

  private static final class UnusablePhotoException extends Exception {

    private final String reason;

    UnusablePhotoException(String reason, String sentence, Exception cause) {
      super(sentence, cause);
      this.reason = reason;
    }
  }
}
