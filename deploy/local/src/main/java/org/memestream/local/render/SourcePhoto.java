package org.memestream.local.render;

import java.nio.file.Path;
import java.util.List;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Photo;
import org.memestream.local.console.Printable;
import org.memestream.local.console.UnreadablePhotoException;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.renderer.drawing.Size;
import org.memestream.renderer.output.MemeSource;
import org.memestream.renderer.output.OutputProfile;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.FrameBudget;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureHeader;
import org.memestream.runtime.picture.PictureLimits;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;

/** The photo that is drawn on, read as the services read uploads. */
final class SourcePhoto {

  private final Path file;
  private final PictureReader reader = new PictureReader();

  SourcePhoto(Path file) {
    this.file = file;
  }

  /**
   * The photo with faces that were told, in pixels of the photo.
   *
   * @throws CommandFailure when it is refused
   */
  MemeSource with(List<FaceBox> faces, List<OutputProfile> profiles) {
    return read(profiles, (bytes, still) -> new Faces(size(bytes, still), faces));
  }

  /**
   * The photo with the faces that a search finds.
   *
   * @throws CommandFailure when it is refused
   */
  MemeSource searched(FaceSearch search, List<OutputProfile> profiles) {
    return read(
        profiles,
        (bytes, still) -> new Faces(new Size(still.width(), still.height()), search.faces(still)));
  }

  /** Faces, and the size of the picture that they are told in. */
  private record Faces(Size within, List<FaceBox> boxes) {}

  private interface FaceSource {
    Faces of(byte[] bytes, Picture still) throws UnacceptablePictureException;
  }

  private MemeSource read(List<OutputProfile> profiles, FaceSource faces) {
    int longestSide = profiles.stream().mapToInt(OutputProfile::longestSide).max().orElseThrow();
    try {
      byte[] bytes = new Photo(file.toString(), file).read(PictureLimits.DEFAULT.maxBytes());
      Picture still = reader.readToFit(bytes, longestSide);
      boolean moves = still.frameCount() > 1 && profiles.stream().anyMatch(OutputProfile::moves);
      List<AnimationFrame> frames =
          moves ? reader.readFrames(bytes, longestSide, FrameBudget.DEFAULT) : List.of();
      Faces known = faces.of(bytes, still);
      return MemeSource.of(still, frames, known.within(), known.boxes());
    } catch (UnreadablePhotoException e) {
      throw refused(e.reason(), e);
    } catch (UnacceptablePictureException e) {
      throw refused(e.problem().name(), e);
    }
  }

  /** The size before scaling, which faces are told in, upright as the picture is. */
  private Size size(byte[] bytes, Picture still) throws UnacceptablePictureException {
    PictureHeader header = reader.inspect(bytes);
    boolean turned = (header.width() > header.height()) != (still.width() > still.height());
    return turned
        ? new Size(header.height(), header.width())
        : new Size(header.width(), header.height());
  }

  private CommandFailure refused(String reason, Exception failure) {
    return new CommandFailure(
        ExitCode.BAD_INPUT,
        Printable.of(file.toString()) + ": " + reason + ": " + failure.getMessage(),
        failure);
  }
}
