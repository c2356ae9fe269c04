package org.memestream.facetransfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.memestream.facetransfer.transfer.TransferOutcome.Transferred;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureFormat;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.ImageRef;

/** Encodes pictures with new faces and stores them under keys that depend on the meme alone. */
final class TransferredPictures {

  private static final int QUALITY = 95;

  private final PictureWriter writer = new PictureWriter();
  private final ObjectStore store;

  TransferredPictures(ObjectStore store) {
    this.store = store;
  }

  /** Stores a still. */
  StoredTransfer still(String folder, Transferred done) {
    return new StoredTransfer(
        image(folder, done.picture()),
        List.of(),
        List.of(),
        done.changed(),
        done.unchanged(),
        done.lostFrames());
  }

  /** Stores the frames of an animation of a still. */
  StoredTransfer animated(String folder, StoredTransfer still, Transferred animation) {
    return new StoredTransfer(
        still.image(),
        frames(folder, animation.frames()),
        List.of(),
        still.changed(),
        still.unchanged(),
        animation.lostFrames());
  }

  /** Stores a picture that moves. */
  StoredTransfer moving(String folder, Transferred done, List<Duration> shownFor) {
    return new StoredTransfer(
        image(folder, done.picture()),
        frames(folder, done.frames()),
        shownFor,
        done.changed(),
        done.unchanged(),
        done.lostFrames());
  }

  private ImageRef image(String folder, Picture picture) {
    return stored(folder + "face", picture);
  }

  private List<ImageRef> frames(String folder, List<Picture> frames) {
    List<ImageRef> stored = new ArrayList<>();
    for (Picture frame : frames) {
      stored.add(stored(folder + "frames/%03d".formatted(stored.size()), frame));
    }
    return stored;
  }

  private ImageRef stored(String name, Picture picture) {
    PictureFormat format = picture.hasAlpha() ? PictureFormat.PNG : PictureFormat.JPEG;
    byte[] bytes = picture.hasAlpha() ? writer.png(picture) : writer.jpeg(picture, QUALITY);
    String key = name + "." + format.extension();
    store.put(key, bytes, format.mediaType());
    return new ImageRef(
        key,
        sha256(bytes),
        format.mediaType(),
        picture.width(),
        picture.height(),
        (long) bytes.length);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
