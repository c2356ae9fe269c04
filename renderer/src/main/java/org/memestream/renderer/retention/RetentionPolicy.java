package org.memestream.renderer.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.memestream.runtime.store.StoredObject;

/**
 * Which objects of a meme have had their time. Pure.
 *
 * @param originals how long uploads are kept
 * @param orphans how long a meme may be without a finished picture
 * @param finished how long finished pictures are kept, if not for ever
 */
record RetentionPolicy(Duration originals, Duration orphans, Optional<Duration> finished) {

  /** Profile, number of the alternative, ending. */
  private static final Pattern FINISHED =
      Pattern.compile("owners/[^/]+/memes/[^/]+/[a-z-]+-\\d+\\.[a-z]+");

  static RetentionPolicy of(RetentionConfig config) {
    return new RetentionPolicy(config.originals(), config.orphans(), config.finished());
  }

  /**
   * Keys of what is to go.
   *
   * @param meme all objects of one meme
   */
  List<String> expired(List<StoredObject> meme, Instant now) {
    if (orphaned(meme, now)) {
      return meme.stream().map(StoredObject::key).toList();
    }
    return meme.stream().filter(object -> expired(object, now)).map(StoredObject::key).toList();
  }

  /** Whether nobody wrote for so long that no picture will come of it. */
  private boolean orphaned(List<StoredObject> meme, Instant now) {
    return meme.stream().noneMatch(object -> finished(object) || !olderThan(orphans, object, now));
  }

  private boolean expired(StoredObject object, Instant now) {
    return finished(object)
        ? finished.isPresent() && olderThan(finished.get(), object, now)
        : olderThan(originals, object, now);
  }

  private static boolean finished(StoredObject object) {
    return FINISHED.matcher(object.key()).matches();
  }

  private static boolean olderThan(Duration age, StoredObject object, Instant now) {
    return object.writtenAt().isBefore(now.minus(age));
  }
}
