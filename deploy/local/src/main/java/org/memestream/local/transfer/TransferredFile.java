package org.memestream.local.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.renderer.gif.AnimatedGifWriter;
import org.memestream.renderer.palette.Coarseness;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureWriter;

/** Writes what came out in the format that the file's ending says. */
final class TransferredFile {

  private static final int JPEG_QUALITY = 95;

  /** How long a frame of an animation is shown. */
  static final Duration FRAME = Duration.ofMillis(70);

  /** Formats by ending. */
  enum Format {
    JPEG("jpg", "jpeg"),
    PNG("png"),
    GIF("gif");

    private final String[] endings;

    Format(String... endings) {
      this.endings = endings;
    }

    /** The format of a file of that name. */
    static Optional<Format> of(Path file) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      return Arrays.stream(values())
          .filter(
              format ->
                  Arrays.stream(format.endings).anyMatch(ending -> name.endsWith("." + ending)))
          .findFirst();
    }
  }

  private final PictureWriter pictures = new PictureWriter();
  private final AnimatedGifWriter animations = new AnimatedGifWriter();

  /**
   * Writes beside the file and moves it into place, so that it is whole or not there.
   *
   * @param target what was changed; with more than one frame, the result keeps their pace
   */
  void write(
      Path file, Format format, TransferOutcome.Transferred outcome, List<AnimationFrame> target)
      throws IOException {
    byte[] bytes =
        switch (format) {
          case JPEG -> pictures.jpeg(outcome.picture(), JPEG_QUALITY);
          case PNG -> pictures.png(outcome.picture());
          case GIF -> animations.gif(paced(outcome.frames(), target), Coarseness.LEAST);
        };
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path beside = Files.createTempFile(folder, ".transfer", ".part");
    try {
      Files.write(beside, bytes);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static List<AnimationFrame> paced(List<Picture> frames, List<AnimationFrame> target) {
    if (target.size() == 1) {
      return AnimationFrame.evenly(frames, FRAME);
    }
    List<AnimationFrame> paced = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      paced.add(new AnimationFrame(frames.get(i), target.get(i).shownFor()));
    }
    return paced;
  }
}
