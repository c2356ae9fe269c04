package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.RenderedPicture;

/** What the object store holds of the memes of one owner. */
final class StoredMemes {

  private static final Pattern KEY = Pattern.compile("owners/[^/]+/memes/([^/]+)/.+");

  private final ObjectStore store;
  private final String owner;

  /**
   * @param store stays the caller's
   */
  StoredMemes(ObjectStore store, String owner) {
    this.store = store;
    this.owner = owner;
  }

  /** Keys of objects of memes other than these. */
  List<String> othersThan(Set<String> memes) {
    return keys().stream().filter(key -> !memes.contains(meme(key))).toList();
  }

  private List<String> keys() {
    return store.list("owners/" + owner + "/");
  }

  private static String meme(String key) {
    Matcher matcher = KEY.matcher(key);
    assertThat(matcher.matches()).as("key of an object of a meme: %s", key).isTrue();
    return matcher.group(1);
  }

  /** Every picture that was announced is there, with the bytes that were announced. */
  void checkPictures(MemeFinished meme) {
    for (RenderedPicture picture : meme.getPictures()) {
      String key = picture.getImage().getKey();
      assertThat(sha256(store.get(key))).as(key).isEqualTo(picture.getImage().getSha256());
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
