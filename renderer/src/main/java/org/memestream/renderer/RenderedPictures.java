package org.memestream.renderer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureFormat;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.Caption;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeAssembled;
import org.memestream.schemas.RenderedPicture;

/** Encodes finished pictures and stores them. */
final class RenderedPictures {

  private static final int JPEG_QUALITY = 90;

  private final PictureWriter writer = new PictureWriter();
  private final ObjectStore store;

  RenderedPictures(ObjectStore store) {
    this.store = store;
  }

  RenderedPicture stored(
      MemeAssembled meme, OutputProfile profile, int alternative, Caption caption, Picture drawn) {
    PictureFormat format = drawn.hasAlpha() ? PictureFormat.PNG : PictureFormat.JPEG;
    byte[] bytes = drawn.hasAlpha() ? writer.png(drawn) : writer.jpeg(drawn, JPEG_QUALITY);
    String key =
        "owners/%s/memes/%s/%s-%d.%s"
            .formatted(
                meme.getOwnerId(), meme.getId(), profile.key(), alternative, format.extension());
    store.put(key, bytes, format.mediaType());
    ImageRef image =
        ImageRef.newBuilder()
            .setKey(key)
            .setSha256(sha256(bytes))
            .setMediaType(format.mediaType())
            .setWidth(drawn.width())
            .setHeight(drawn.height())
            .setBytes(bytes.length)
            .build();
    return RenderedPicture.newBuilder()
        .setProfile(profile.key())
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
