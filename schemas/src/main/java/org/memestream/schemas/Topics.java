package org.memestream.schemas;

import static org.memestream.schemas.RecordKey.FEED_NAME;
import static org.memestream.schemas.RecordKey.MEME_ID;
import static org.memestream.schemas.RecordKey.OWNER_ID;
import static org.memestream.schemas.RecordKey.POSITION;
import static org.memestream.schemas.Topic.Cleanup.COMPACT;
import static org.memestream.schemas.Topic.Cleanup.DELETE;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The catalogue of all topics. No other place spells a topic name. */
public final class Topics {

  /** Requests that somebody waits for. */
  public static final Topic<MemeRequested> REQUESTED =
      ofMemes("memes.requested", MemeRequested.class, DELETE);

  /** Requests in bulk; workers take them only while {@link #REQUESTED} is empty. */
  public static final Topic<MemeRequested> REQUESTED_BULK =
      ofMemes("memes.requested.bulk", MemeRequested.class, DELETE);

  /** Captions, from the captioner to the assembly. */
  public static final Topic<MemeCaptioned> CAPTIONED =
      ofMemes("memes.captioned", MemeCaptioned.class, DELETE);

  /** Pictures with new expressions, from face transfer to the assembly. */
  public static final Topic<FaceTransferred> FACE_TRANSFERRED =
      ofMemes("memes.face-transferred", FaceTransferred.class, DELETE);

  /** What a worker could not do; the assembly decides what becomes of the meme. */
  public static final Topic<StageFailed> STAGE_FAILED =
      ofMemes("memes.stage-failed", StageFailed.class, DELETE);

  /** Memes ready to be drawn that somebody waits for, from the assembly to the render workers. */
  public static final Topic<MemeAssembled> ASSEMBLED =
      ofMemes("memes.assembled", MemeAssembled.class, DELETE);

  /** Memes ready to be drawn in bulk; workers take them only while {@link #ASSEMBLED} is empty. */
  public static final Topic<MemeAssembled> ASSEMBLED_BULK =
      ofMemes("memes.assembled.bulk", MemeAssembled.class, DELETE);

  /** Drawn memes, from the render workers to the assembly. */
  public static final Topic<MemeRendered> RENDERED =
      ofMemes("memes.rendered", MemeRendered.class, DELETE);

  /** The output: exactly one record for each finished meme. */
  public static final Topic<MemeFinished> FINISHED =
      ofMemes("memes.finished", MemeFinished.class, DELETE);

  /** Exactly one record for each failed meme. */
  public static final Topic<MemeFailed> FAILED = ofMemes("memes.failed", MemeFailed.class, DELETE);

  /** Latest state of each meme; a tombstone erases it. */
  public static final Topic<MemeStatus> STATUS = ofMemes("memes.status", MemeStatus.class, COMPACT);

  /** Memes that their owners want erased. */
  public static final Topic<MemeErased> ERASED = ofMemes("memes.erased", MemeErased.class, DELETE);

  /** Owners whose data goes; every stage reads all of it. */
  public static final Topic<OwnerErased> OWNERS_ERASED =
      Topic.of("owners.erased", OwnerErased.class, OWNER_ID, COMPACT, 1);

  /** Up to where each social feed was read. */
  public static final Topic<FeedCursor> FEED_CURSORS =
      Topic.of("feed.cursors", FeedCursor.class, FEED_NAME, COMPACT, 1);

  /** Records that could not be read, whole. */
  public static final Topic<DeadLetter> DEAD_LETTERS =
      Topic.of("memes.dead-letters", DeadLetter.class, POSITION, DELETE, 1);

  /** Equal for all topics keyed by meme id, because the assembly joins them by partition. */
  private static final int MEME_PARTITIONS = 6;

  private static final List<Topic<?>> ALL =
      List.of(
          REQUESTED,
          REQUESTED_BULK,
          CAPTIONED,
          FACE_TRANSFERRED,
          STAGE_FAILED,
          ASSEMBLED,
          ASSEMBLED_BULK,
          RENDERED,
          FINISHED,
          FAILED,
          STATUS,
          ERASED,
          OWNERS_ERASED,
          FEED_CURSORS,
          DEAD_LETTERS);

  private Topics() {}

  /** All topics, in the order in which a meme passes them. */
  public static List<Topic<?>> all() {
    return ALL;
  }

  /** The topic that requests of a lane go to. */
  public static Topic<MemeRequested> requested(Lane lane) {
    return switch (lane) {
      case INTERACTIVE -> REQUESTED;
      case BULK -> REQUESTED_BULK;
    };
  }

  /** The topic of that name, if it is one of memestream's. */
  public static Optional<Topic<?>> named(String name) {
    return ALL.stream().<Topic<?>>map(topic -> topic).filter(t -> t.name().equals(name)).findAny();
  }

  private static <V extends SpecificRecord> Topic<V> ofMemes(
      String name, Class<V> type, Topic.Cleanup cleanup) {
    return Topic.of(name, type, MEME_ID, cleanup, MEME_PARTITIONS);
  }
}
