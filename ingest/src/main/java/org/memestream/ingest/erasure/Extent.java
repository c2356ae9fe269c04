package org.memestream.ingest.erasure;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.memestream.ingest.MemeOrder;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;

/** What is to be erased. */
sealed interface Extent {

  /** A key of an object of a meme, of which the first group is the meme's id. */
  Pattern MEME_KEY = Pattern.compile("owners/[^/]+/memes/([^/]+)/.+");

  /** What the keys of its objects begin with. */
  String prefix();

  /** Statuses within it. */
  List<MemeStatus> statuses(KnownMemes known);

  /** Where its erasure is announced, under its id as the key. */
  Map<Topic<?>, String> announcements();

  /**
   * Whether an event is about something within it.
   *
   * @param meme key of the event
   * @param ownerOfEvent owner that the event names
   */
  boolean holds(String meme, String ownerOfEvent);

  /** What a record that nobody can read would hold. */
  String telltale();

  /** All of an owner. */
  record OfOwner(String owner) implements Extent {
    public OfOwner {
      requireSegment(owner);
    }

    @Override
    public String prefix() {
      return "owners/" + owner + "/";
    }

    @Override
    public List<MemeStatus> statuses(KnownMemes known) {
      return known.ofOwner(owner);
    }

    @Override
    public Map<Topic<?>, String> announcements() {
      return Map.of(Topics.OWNERS_ERASED, owner);
    }

    @Override
    public boolean holds(String meme, String ownerOfEvent) {
      return owner.equals(ownerOfEvent);
    }

    @Override
    public String telltale() {
      return owner;
    }
  }

  /** One meme, of this owner only. */
  record OfMeme(String owner, String id) implements Extent {
    public OfMeme {
      requireSegment(owner);
      requireSegment(id);
    }

    @Override
    public String prefix() {
      return "owners/" + owner + "/memes/" + id + "/";
    }

    @Override
    public List<MemeStatus> statuses(KnownMemes known) {
      return known.one(id).stream().filter(status -> status.getOwnerId().equals(owner)).toList();
    }

    @Override
    public Map<Topic<?>, String> announcements() {
      return Map.of(Topics.OWNERS_ERASED, owner, Topics.ERASED, id);
    }

    @Override
    public boolean holds(String meme, String ownerOfEvent) {
      return owner.equals(ownerOfEvent) && id.equals(meme);
    }

    @Override
    public String telltale() {
      return id;
    }
  }

  /** The meme that an object is of; empty text for one that is of none. */
  static String meme(String key) {
    Matcher matcher = MEME_KEY.matcher(key);
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static void requireSegment(String text) {
    if (!MemeOrder.KEY_SEGMENT.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no id of a meme or an owner");
    }
  }
}
