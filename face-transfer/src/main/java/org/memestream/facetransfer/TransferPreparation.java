package org.memestream.facetransfer;

import java.util.Objects;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureScaler;
import org.memestream.runtime.picture.StoredPictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.ObjectMissingException;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeRequested;

/** Checks requests and fetches their pictures. Thread-safe. */
final class TransferPreparation {

  private static final String UPLOAD = "The uploaded picture";
  private static final String DRIVER = "The picture to take the expression from";

  private final ObjectStore store;
  private final PictureReader reader;
  private final StoredPictureReader stored;
  private final PictureScaler scaler = new PictureScaler();
  private final FaceSpecReader specs;
  private final int animationSide;

  TransferPreparation(
      ObjectStore store, PictureReader reader, FaceSpecReader specs, int animationSide) {
    this.store = Objects.requireNonNull(store, "store");
    this.reader = Objects.requireNonNull(reader, "reader");
    this.stored = new StoredPictureReader(reader);
    this.specs = Objects.requireNonNull(specs, "specs");
    this.animationSide = animationSide;
  }

  PreparedTransfer prepare(MemeRequested event) throws RefusedRequestException {
    FaceSpec spec = event.getFace();
    String folder = "owners/%s/memes/%s/".formatted(event.getOwnerId(), event.getId());
    if (spec == null) {
      Picture picture = picture(event.getImage(), bytes(event.getImage(), UPLOAD), UPLOAD);
      return new PreparedTransfer.Search(folder, event.getImage(), picture);
    }
    FaceSpecReader.Wish wish = specs.read(spec);
    byte[] upload = bytes(event.getImage(), UPLOAD);
    ExpressionSource source =
        wish.preset().isPresent()
            ? new ExpressionSource.Preset(wish.preset().get())
            : new ExpressionSource.Driver(
                picture(spec.getDriver(), bytes(spec.getDriver(), DRIVER), DRIVER));
    return moves(upload)
        ? new PreparedTransfer.Moving(folder, upload, wish, source)
        : still(folder, picture(event.getImage(), upload, UPLOAD), wish, source);
  }

  /**
   * A still picture, to stay still or to be animated.
   *
   * @param folder where its pictures belong in the store
   */
  PreparedTransfer still(
      String folder, Picture target, FaceSpecReader.Wish wish, ExpressionSource source) {
    TransferRequest still = request(wish, target, source, 0);
    return wish.frames() == 0
        ? new PreparedTransfer.Still(folder, still)
        : new PreparedTransfer.Animated(
            folder,
            still,
            request(wish, scaler.scaledToFit(target, animationSide), source, wish.frames()));
  }

  private static TransferRequest request(
      FaceSpecReader.Wish wish, Picture target, ExpressionSource source, int frames) {
    return new TransferRequest(
        target, source, wish.strength(), wish.faces(), wish.region(), frames);
  }

  private byte[] bytes(ImageRef image, String what) throws RefusedRequestException {
    try {
      return store.get(image.getKey());
    } catch (ObjectMissingException e) {
      throw new RefusedRequestException(
          FailureReason.OBJECT_MISSING,
          "%s is no longer stored; it has expired or was erased. Send it again.".formatted(what));
    }
  }

  private boolean moves(byte[] upload) throws RefusedRequestException {
    try {
      return reader.inspect(upload).frames() > 1;
    } catch (UnacceptablePictureException e) {
      throw unreadable(UPLOAD, e);
    }
  }

  private Picture picture(ImageRef image, byte[] bytes, String what)
      throws RefusedRequestException {
    try {
      return stored.readToFit(bytes, image.getSha256(), Integer.MAX_VALUE);
    } catch (UnacceptablePictureException e) {
      throw unreadable(what, e);
    }
  }

  /** Refuses an upload that cannot be decoded. */
  static RefusedRequestException unreadable(UnacceptablePictureException e) {
    return unreadable(UPLOAD, e);
  }

  private static RefusedRequestException unreadable(String what, UnacceptablePictureException e) {
    return new RefusedRequestException(
        FailureReason.UNREADABLE, "%s: %s".formatted(what, e.getMessage()));
  }
}
