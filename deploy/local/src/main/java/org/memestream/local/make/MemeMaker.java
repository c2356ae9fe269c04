package org.memestream.local.make;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.memestream.ingest.FinishedMeme;
import org.memestream.ingest.FinishedPicture;
import org.memestream.local.console.Photo;
import org.memestream.local.console.UnreadablePhotoException;
import org.memestream.local.make.PhotoOutcome.Made;
import org.memestream.local.make.PhotoOutcome.NotMade;
import org.memestream.local.make.PhotoOutcome.PictureFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an order for each photo, and writes what comes back. One photo that fails does not stop the
 * others. How many are under way at once is bounded by the {@link Memes} given.
 */
final class MemeMaker {

  private static final Logger log = LoggerFactory.getLogger(MemeMaker.class);

  private final Memes memes;
  private final OrderOptions options;
  private final OutputFolder output;
  private final MakeProgress progress;
  private final Clock clock;
  private final long maxBytes;

  /**
   * @param memes where orders go
   * @param options what the memes shall be
   * @param output where pictures go
   * @param progress told of each photo that is done, from any thread
   * @param clock for durations
   * @param maxBytes largest photo that is read
   */
  MemeMaker(
      Memes memes,
      OrderOptions options,
      OutputFolder output,
      MakeProgress progress,
      Clock clock,
      long maxBytes) {
    this.memes = memes;
    this.options = options;
    this.output = output;
    this.progress = progress;
    this.clock = clock;
    this.maxBytes = maxBytes;
  }

  /** Makes all of them; outcomes in the order of the photos. */
  List<PhotoOutcome> make(List<Photo> photos) throws InterruptedException {
    List<CompletableFuture<PhotoOutcome>> outcomes = new ArrayList<>();
    for (Photo photo : photos) {
      outcomes.add(begin(photo));
    }
    return outcomes.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<PhotoOutcome> begin(Photo photo) throws InterruptedException {
    Instant begin = clock.instant();
    return submitted(photo)
        .thenApply(meme -> written(photo, begin, meme))
        .exceptionally(failure -> notMade(photo, begin, failure))
        .thenApply(
            outcome -> {
              progress.done(outcome);
              return outcome;
            });
  }

  private CompletableFuture<FinishedMeme> submitted(Photo photo) throws InterruptedException {
    try {
      return memes.submit(options.order(photo.read(maxBytes)));
    } catch (UnreadablePhotoException | RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private PhotoOutcome written(Photo photo, Instant begin, FinishedMeme meme) {
    List<PictureFile> files =
        meme.pictures().stream().map(picture -> write(photo, meme, picture)).toList();
    return new Made(photo.name(), took(begin), meme, files);
  }

  private PictureFile write(Photo photo, FinishedMeme meme, FinishedPicture picture) {
    String profile = picture.profile().equals("original") ? "" : "-" + picture.profile();
    String alternative = picture.alternative() == 0 ? "" : "-alternative-" + picture.alternative();
    byte[] bytes = memes.download(picture);
    try {
      return new PictureFile(
          output.write(photo.stem(), "-meme" + profile + alternative, picture.mediaType(), bytes),
          picture);
    } catch (IOException e) {
      throw new UnwrittenPictureException(meme.id(), picture.key(), e);
    }
  }

  private PhotoOutcome notMade(Photo photo, Instant begin, Throwable failure) {
    Refusal refusal = Refusal.of(failure);
    if (!refusal.expected()) {
      log.atError().setCause(failure).log("a meme was not made");
    }
    return new NotMade(
        photo.name(),
        took(begin),
        refusal.id(),
        refusal.reason(),
        refusal.message(),
        refusal.exitCode());
  }

  private Duration took(Instant begin) {
    return Duration.between(begin, clock.instant());
  }
}
