package org.memestream.local.transfer;

import java.util.List;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.facetransfer.transfer.FaceRegion;
import org.memestream.facetransfer.transfer.MovingRequest;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;
import picocli.CommandLine.Option;

/** The options that say how an expression is moved. */
final class TransferOptions {

  private static final int USUAL_FRAMES = 16;

  @Option(
      names = "--strength",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "How much of the expression, 0 to 2 (default: ${DEFAULT-VALUE}).")
  private double strength = 1;

  @Option(
      names = "--faces",
      paramLabel = "WHICH",
      defaultValue = "all",
      description =
          "all, largest, or the number of one face, ordered by size (default: ${DEFAULT-VALUE}).")
  private String faces = "all";

  @Option(
      names = "--region",
      paramLabel = "PART",
      description = "Part that takes on the expression: all, mouth, eyes or brows (default: all).")
  private FaceRegion region = FaceRegion.ALL;

  @Option(
      names = "--animate",
      description =
          "Move from the target's own expression to the new one and back; writes a GIF. In a target"
              + " that moves itself the expression comes and goes once.")
  private boolean animate;

  @Option(
      names = "--frames",
      paramLabel = "COUNT",
      defaultValue = "" + USUAL_FRAMES,
      description =
          "Frames of the GIF, 2 to 60 (default: ${DEFAULT-VALUE}); a target that moves keeps its"
              + " own.")
  private int frames = USUAL_FRAMES;

  boolean animate() {
    return animate;
  }

  /**
   * Refuses values that are not allowed, with what is.
   *
   * @throws CommandFailure for the first of them
   */
  void check() {
    if (animate && frames < 2) {
      throw usage("an animation has 2 to 60 frames, but %d were asked for".formatted(frames));
    }
    try {
      request(
          Picture.ofRgb(1, 1, new byte[3]),
          new ExpressionSource.Driver(Picture.ofRgb(1, 1, new byte[3])));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  TransferRequest request(Picture target, ExpressionSource source) {
    return new TransferRequest(target, source, strength, selection(), region, animate ? frames : 0);
  }

  MovingRequest request(List<AnimationFrame> target, ExpressionSource source) {
    return new MovingRequest(
        target,
        source,
        strength,
        selection(),
        region,
        animate ? MovingRequest.Course.THERE_AND_BACK : MovingRequest.Course.STEADY);
  }

  private FaceSelection selection() {
    return FaceSelection.parse(faces)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "faces are chosen by all, largest or a number from 1, not by " + faces));
  }

  private static CommandFailure usage(String sentence) {
    return new CommandFailure(ExitCode.USAGE, sentence);
  }
}
