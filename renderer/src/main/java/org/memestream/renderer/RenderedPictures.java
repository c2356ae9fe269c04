package org.memestream.renderer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.memestream.renderer.output.EncodedPicture;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.Caption;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeAssembled;
import org.memestream.schemas.RenderedPicture;

/** Stores finished pictures under keys that depend on the meme alone. */
final class RenderedPictures {

  private final ObjectStore store;

  RenderedPictures(ObjectStore store) {
    this.store = store;
  }

  /**
   * @param alternative number of the caption
   * @param caption null for a meme without text
   */
  RenderedPicture stored(
      MemeAssembled meme, EncodedPicture picture, int alternative, Caption caption) {
    String key =
        "owners/%s/memes/%s/%s-%d.%s"
            .formatted(
                meme.getOwnerId(),
                meme.getId(),
                picture.name(),
                alternative,
                picture.format().extension());
    store.put(key, picture.bytes(), picture.format().mediaType());
    ImageRef image =
        ImageRef.newBuilder()
            .setKey(key)
            .setSha256(sha256(picture.bytes()))
            .setMediaType(picture.format().mediaType())
            .setWidth(picture.width())
            .setHeight(picture.height())
            .setBytes(picture.bytes().length)
            .build();
    return RenderedPicture.newBuilder()
        .setProfile(picture.name())
        .setAlternative(alternative)
        .setImage(image)
        .setCaption(caption)
        .build();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
