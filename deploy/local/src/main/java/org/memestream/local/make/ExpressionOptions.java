package org.memestream.local.make;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.ExpressionOrder.Consent;
import org.memestream.ingest.ExpressionOrder.Motion;
import org.memestream.ingest.ExpressionOrder.Need;
import org.memestream.ingest.ExpressionOrder.Region;
import org.memestream.ingest.ExpressionOrder.Source;
import org.memestream.ingest.upload.UploadSettings;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Photo;
import org.memestream.local.console.Printable;
import org.memestream.local.console.UnreadablePhotoException;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Option;

/** The options that say what becomes of the faces. */
final class ExpressionOptions {

  @Option(
      names = "--expression",
      paramLabel = "NAME",
      description =
          "Expression to put on the faces: smile, laugh, surprise, anger, sadness, disgust or wink."
              + " Asking for one states that the people in the photo agreed.")
  private String expression;

  @Option(
      names = "--driver",
      paramLabel = "PHOTO",
      description = "Photo whose largest face gives the expression, instead of --expression.")
  private Path driver;

  @Option(
      names = "--strength",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "How much of the expression, 0 to 2 (default: ${DEFAULT-VALUE}).")
  private float strength;

  @Option(
      names = "--faces",
      paramLabel = "WHICH",
      defaultValue = "all",
      description =
          "all, largest, or the number of one face, ordered by size (default: ${DEFAULT-VALUE}).")
  private String faces;

  @Option(
      names = "--region",
      paramLabel = "PART",
      description = "Part that takes on the expression: all, mouth, eyes or brows (default: all).")
  private Region region = Region.ALL;

  @Option(
      names = "--animate",
      description =
          "A GIF that moves from the photo's own expression to the new one and back. A photo that"
              + " moves itself keeps its frames, and the expression comes and goes once.")
  private boolean animate;

  @Option(
      names = "--frames",
      paramLabel = "COUNT",
      defaultValue = "0",
      description = "Frames of the GIF, 2 to 60 (default: the face stage's).")
  private int frames;

  @Option(
      names = "--insist",
      description = "No meme rather than one without the expression (default: best effort).")
  private boolean insist;

  @Option(
      names = "--consent",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Whether the people in the photo agreed to have their expression changed (default: they"
              + " did); with --no-consent no face is touched.")
  private boolean consent;

  private byte[] driverBytes;

  /**
   * What was asked of the faces, if anything was.
   *
   * @throws IllegalArgumentException when an option has a value that is not allowed
   */
  Optional<ExpressionOrder> order() {
    if (expression != null && driver != null) {
      throw new IllegalArgumentException(
          "the expression comes from --expression or from --driver, not from both");
    }
    if (expression == null && driver == null) {
      if (animate) {
        throw new IllegalArgumentException("--animate needs an --expression or a --driver");
      }
      return Optional.empty();
    }
    Source source =
        driver == null ? new Source.Preset(expression) : new Source.Driver(driverPicture());
    return Optional.of(
        new ExpressionOrder(
            source,
            strength,
            faces,
            region,
            new Motion(animate, frames),
            insist ? Need.REQUIRED : Need.BEST_EFFORT,
            consent ? Consent.STATED : Consent.NOT_STATED));
  }

  private byte[] driverPicture() {
    if (driverBytes == null) {
      long most = ConfigurationLoader.group(UploadSettings.class, Map.of()).maxBytes();
      try {
        driverBytes = new Photo(driver.toString(), driver).read(most);
      } catch (UnreadablePhotoException e) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT,
            "%s: %s: %s".formatted(Printable.of(driver.toString()), e.reason(), e.getMessage()),
            e);
      }
    }
    return driverBytes;
  }
}
