package org.memestream.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.memestream.facetransfer.FaceDetectors;
import org.memestream.facetransfer.FaceModels;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.FaceRegion;
import org.memestream.facetransfer.transfer.TransferOutcome;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Surroundings;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureScaler;
import org.memestream.runtime.picture.UnacceptablePictureException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memestream bench transfer}: expressions onto the face of a photo. */
@Command(
    name = "transfer",
    mixinStandardHelpOptions = true,
    description = "Measure expression transfer on a photo with a face, such as one of samples/.")
final class TransferBench implements Callable<Integer> {

  private static final int FRAMES = 24;
  private static final int WIDTH = 1024;

  private final Surroundings surroundings;

  @Option(
      names = "--photo",
      paramLabel = "FILE",
      required = true,
      description = "A photo with a face; it is scaled to a width of 1024.")
  private Path photo;

  @Mixin private BenchOptions options;

  TransferBench(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Picture target = target();
    int rounds = options.rounds();
    List<Figure> figures = new ArrayList<>();
    try (ExpressionTransfer transfer = FaceModels.shipped().open();
        FaceDetector detector = FaceDetectors.open(FaceDetectors.SSD)) {
      if (transfer.transfer(request(target, 0)) instanceof TransferOutcome.Refused refused) {
        throw new CommandFailure(ExitCode.BAD_INPUT, photo + ": " + refused.sentence());
      }
      figures.addAll(
          Stopwatch.measure(rounds, round -> detector.detect(target)).figures("find faces"));
      figures.addAll(
          Stopwatch.measure(rounds, round -> transfer.transfer(request(target, 0)))
              .figures("one picture"));
      figures.addAll(
          Stopwatch.measure(
                  Math.max(1, rounds / FRAMES), round -> transfer.transfer(request(target, FRAMES)))
              .figures(FRAMES + " frames"));
    }
    String size = "%d × %d".formatted(target.width(), target.height());
    options.tell(
        new BenchReport(
            "transfer", Machine.here(), List.of(new BenchReport.Section(size, figures))),
        surroundings);
    return ExitCode.OK.code();
  }

  private Picture target() throws UnacceptablePictureException {
    try {
      Picture read = new PictureReader().read(Files.readAllBytes(photo));
      int height = Math.max(1, Math.round((float) read.height() * WIDTH / read.width()));
      return new PictureScaler().scaledTo(read, WIDTH, height);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "cannot read " + photo + ": " + e, e);
    }
  }

  private static TransferRequest request(Picture target, int frames) {
    return new TransferRequest(
        target,
        new ExpressionSource.Preset(Expression.LAUGH),
        1,
        new FaceSelection.All(),
        FaceRegion.ALL,
        frames);
  }
}
