package org.memestream.local.face;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.FaceDetectors;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.detection.FaceFilter;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Photo;
import org.memestream.local.console.Printable;
import org.memestream.local.console.Surroundings;
import org.memestream.local.console.UnreadablePhotoException;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureLimits;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memestream detect}. */
@Command(
    name = "detect",
    description = {
      "Finds the faces in photos, without a stack; nothing is kept.",
      "Faces are numbered by size, as the other commands ask for them."
    })
public final class DetectCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "PHOTO", description = "JPEG, PNG, WEBP or GIF files.")
  private List<Path> photos;

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      defaultValue = FaceDetectors.SSD,
      description =
          "ssd (single-shot), haar, or a detector.json beside a network of somebody else's"
              + " (default: ${DEFAULT-VALUE}).")
  private String setting;

  @Option(
      names = "--min-side",
      paramLabel = "PIXELS",
      defaultValue = "40",
      description = "Shorter side of the smallest usable face (default: ${DEFAULT-VALUE}).")
  private int minSide;

  @Option(
      names = "--draw",
      paramLabel = "FILE",
      description = "Write the photo with boxes and keypoints, as .png or .jpg.")
  private Path drawing;

  @Option(names = "--json", description = "As JSON: an object for each photo, one a line.")
  private boolean json;

  @Mixin private DataOption data;

  public DetectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Logs.client(data.folder(surroundings));
    checkOptions();
    FaceFilter filter = FaceFilter.DEFAULT.withMinSide(minSide);
    FaceReport report = new FaceReport(surroundings.out());
    try (FaceDetector detector = detector()) {
      for (Path photo : photos) {
        FoundFaces found = FoundFaces.in(photo.toString(), picture(photo), detector, filter);
        if (json) {
          report.json(found, setting);
        } else {
          report.lines(found, photos.size() > 1);
        }
        if (drawing != null) {
          draw(found);
        }
      }
    }
    return ExitCode.OK.code();
  }

  private void checkOptions() {
    if (minSide < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--min-side takes a number above 0, not " + minSide);
    }
    if (drawing != null && photos.size() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE, "--draw takes one photo, not %d.".formatted(photos.size()));
    }
    if (drawing != null && !FaceDrawing.writes(drawing)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s has an ending that is not written; use .png or .jpg."
              .formatted(Printable.of(drawing.toString())));
    }
  }

  private FaceDetector detector() throws IOException {
    try {
      return FaceDetectors.open(setting);
    } catch (UnusableModelException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
  }

  private Picture picture(Path photo) {
    try {
      byte[] bytes =
          new Photo(photo.toString(), surroundings.workingDirectory().resolve(photo))
              .read(PictureLimits.DEFAULT.maxBytes());
      return new PictureReader().read(bytes);
    } catch (UnreadablePhotoException e) {
      throw refused(photo, e.reason(), e);
    } catch (UnacceptablePictureException e) {
      throw refused(photo, e.problem().name(), e);
    }
  }

  private static CommandFailure refused(Path photo, String reason, Exception failure) {
    return new CommandFailure(
        ExitCode.BAD_INPUT,
        Printable.of(photo.toString()) + ": " + reason + ": " + failure.getMessage());
  }

  private void draw(FoundFaces found) {
    try {
      FaceDrawing.write(found, surroundings.workingDirectory().resolve(drawing));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.STORAGE,
          "%s cannot be written: %s".formatted(Printable.of(drawing.toString()), e.getMessage()),
          e);
    }
  }
}
