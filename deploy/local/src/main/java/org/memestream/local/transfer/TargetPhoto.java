package org.memestream.local.transfer;

import java.nio.file.Path;
import java.util.List;
import org.memestream.local.console.Photo;
import org.memestream.local.console.UnreadablePhotoException;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.FrameBudget;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureLimits;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;

/** Photos that the user named, read as the services read uploads. */
final class TargetPhoto {

  /** All frames that are accepted; the pixels of all together bound their size. */
  private static final FrameBudget FRAMES =
      new FrameBudget(PictureLimits.DEFAULT.maxFrames(), FrameBudget.DEFAULT.pixels());

  private final PictureReader reader = new PictureReader();

  /** Whether a file moves, as far as can be told; false for a still that can be read. */
  static boolean mayMove(Path photo) {
    try {
      return new PictureReader().inspect(bytes(photo)).frames() > 1;
    } catch (UnreadablePhotoException | UnacceptablePictureException e) {
      // Whoever reads it says what is wrong with it.
      return true;
    }
  }

  /** The picture, or the first frame of one that moves. */
  Picture still(Path photo) throws UnreadablePhotoException, UnacceptablePictureException {
    return reader.read(bytes(photo));
  }

  /** The frames; one for a picture that does not move. */
  List<AnimationFrame> frames(Path photo)
      throws UnreadablePhotoException, UnacceptablePictureException {
    return reader.readFrames(bytes(photo), Integer.MAX_VALUE, FRAMES);
  }

  private static byte[] bytes(Path photo) throws UnreadablePhotoException {
    return new Photo(photo.toString(), photo).read(PictureLimits.DEFAULT.maxBytes());
  }
}
