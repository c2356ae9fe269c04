package org.memestream.ingest.backfill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.memestream.ingest.MemeId;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemeOrderBuilder;
import org.memestream.schemas.Lane;
import org.memestream.schemas.Origin;

/**
 * What is to be made of the pictures of a source. The same job gives the same picture the same id,
 * and all its ids begin alike.
 *
 * @param owner whose memes they are
 * @param source where the pictures are, such as an absolute path
 * @param name tells jobs apart that are alike in all else; may be empty
 * @param wishes what is asked for pictures that do not ask themselves
 * @param labels where labels come from
 */
public record BackfillJob(
    String owner, String source, String name, Wishes wishes, LabelSource labels) {

  private static final int PREFIX_DIGITS = 16;
  private static final int ITEM_DIGITS = 32;
  private static final int HASH_DIGITS = 16;

  /** What ids of this job begin with: {@code b}, 16 hex digits and a hyphen. */
  public String prefix() {
    List<String> all = new ArrayList<>(List.of("backfill", owner, source, name, labels.text()));
    all.addAll(wishes.fingerprint());
    return "b" + MemeId.derived(all).substring(0, PREFIX_DIGITS) + "-";
  }

  /**
   * The part of an id that tells pictures of a job apart: 32 lower-case hex digits.
   *
   * @param key as in {@link BackfillItem#key}
   */
  static String digits(List<String> key) {
    return MemeId.derived(key).substring(0, ITEM_DIGITS);
  }

  /** The 64 bits of such a part by which journals know it. */
  static long hash(String digits) {
    return Long.parseUnsignedLong(digits.substring(0, HASH_DIGITS), 16);
  }

  /**
   * The order for a picture.
   *
   * @param id made of {@link #prefix} and {@link #digits}
   * @param deadline when waiting for the meme ends, from now
   * @throws IllegalArgumentException when a wish has a value that is not allowed
   */
  MemeOrder order(BackfillItem item, String id, byte[] picture, Duration deadline) {
    MemeOrderBuilder order =
        MemeOrder.of(picture)
            .id(id)
            .owner(owner)
            .deadline(deadline)
            .lane(Lane.BULK)
            .origin(Origin.BACKFILL, item.reference());
    item.wishes().fill(order, wishes);
    return order.build();
  }
}
