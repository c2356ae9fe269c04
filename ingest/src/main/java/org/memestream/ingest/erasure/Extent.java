package org.memestream.ingest.erasure;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.memestream.ingest.MemeOrder;
import org.memestream.schemas.MemeStatus;

/** What is to be erased. */
sealed interface Extent {

  /** A key of an object of a meme, of which the first group is the meme's id. */
  Pattern MEME_KEY = Pattern.compile("owners/[^/]+/memes/([^/]+)/.+");

  /** What the keys of its objects begin with. */
  String prefix();

  /** Statuses within it. */
  List<MemeStatus> statuses(KnownMemes known);

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
