package org.memestream.renderer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.renderer.drawing.Size;
import org.memestream.renderer.output.MemeSource;
import org.memestream.renderer.output.OutputProfile;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.FrameBudget;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.StoredPictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeAssembled;

/**
 * Fetches and decodes what memes are drawn on: the picture, and where it moves and a profile shows
 * that, its frames.
 */
final class MemeSources {

  /** Pace of frames for which the face transfer names none. */
  private static final Duration TRANSFER_FRAME = Duration.ofMillis(70);

  private static final FrameBudget BUDGET = FrameBudget.DEFAULT;

  private final ObjectStore store;
  private final PictureReader reader;
  private final StoredPictureReader stored;

  MemeSources(ObjectStore store, PictureReader reader) {
    this.store = store;
    this.reader = reader;
    this.stored = new StoredPictureReader(reader);
  }

  /**
   * @throws org.memestream.runtime.store.ObjectMissingException when a picture has gone
   */
  MemeSource source(MemeAssembled event, List<OutputProfile> profiles)
      throws UnacceptablePictureException {
    int longestSide = profiles.stream().mapToInt(OutputProfile::longestSide).max().orElseThrow();
    byte[] image = store.get(event.getImage().getKey());
    Picture still = stored.readToFit(image, event.getImage().getSha256(), longestSide);
    List<AnimationFrame> frames =
        profiles.stream().anyMatch(OutputProfile::moves)
            ? frames(event, image, still, longestSide)
            : List.of();
    Size source = new Size(event.getImage().getWidth(), event.getImage().getHeight());
    return MemeSource.of(still, frames, source, faces(event));
  }

  private List<AnimationFrame> frames(
      MemeAssembled event, byte[] image, Picture still, int longestSide)
      throws UnacceptablePictureException {
    if (!event.getFrames().isEmpty()) {
      return transferred(event.getFrames(), event.getFrameMillis(), longestSide);
    }
    return still.frameCount() > 1 ? reader.readFrames(image, longestSide, BUDGET) : List.of();
  }

  private List<AnimationFrame> transferred(
      List<ImageRef> images, List<Integer> millis, int longestSide)
      throws UnacceptablePictureException {
    int kept = Math.min(images.size(), BUDGET.frames());
    int within = BUDGET.longestSide(images.get(0).getWidth(), images.get(0).getHeight(), kept);
    boolean paced = millis.size() == images.size();
    List<AnimationFrame> frames = new ArrayList<>();
    for (int frame = 0; frame < kept; frame++) {
      ImageRef image = images.get(frame);
      frames.add(
          new AnimationFrame(
              stored.readToFit(
                  store.get(image.getKey()), image.getSha256(), Math.min(longestSide, within)),
              paced ? Duration.ofMillis(Math.max(1, millis.get(frame))) : TRANSFER_FRAME));
    }
    return frames;
  }

  private static List<FaceBox> faces(MemeAssembled event) {
    return event.getFaces().stream()
        .filter(box -> box.getWidth() > 0 && box.getHeight() > 0)
        .map(box -> new FaceBox(box.getX(), box.getY(), box.getWidth(), box.getHeight()))
        .toList();
  }
}
