package org.memestream.facetransfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.facetransfer.djl.CnnLandmarkDetector;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.landmarks.LandmarkDetector;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.facetransfer.transfer.FaceRegion;
import org.memestream.facetransfer.transfer.TransferRequest;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureScaler;

/**
 * How long the shipped transfer takes on a photo at 1024 x 768, whole and by stage, in milliseconds
 * of wall time. Run with {@code taskset -c 0} for one core: {@code ShippedTransferBench PHOTO}.
 */
final class ShippedTransferBench {

  private static final int ROUNDS = 80;

  private ShippedTransferBench() {}

  public static void main(String[] arguments) throws Exception {
    Picture photo =
        new PictureScaler()
            .scaledTo(
                new PictureReader().read(Files.readAllBytes(Path.of(arguments[0]))), 1024, 768);
    try (ExpressionTransfer transfer = FaceModels.shipped().open();
        FaceDetector detector = FaceDetectors.open(FaceDetectors.SSD);
        LandmarkDetector landmarks =
            CnnLandmarkDetector.read(
                FaceModels.class.getResourceAsStream("model/landmarks.mstw"))) {
      DetectedFace face = detector.detect(photo).get(0);
      tell("detect", ROUNDS, () -> detector.detect(photo));
      tell("landmarks", ROUNDS, () -> landmarks.detect(photo, face));
      tell("transfer", ROUNDS, () -> transfer.transfer(request(photo, 0)));
      tell("24 frames", ROUNDS / 8, () -> transfer.transfer(request(photo, 24)));
    }
  }

  private static TransferRequest request(Picture photo, int frames) {
    return new TransferRequest(
        photo,
        new ExpressionSource.Preset(Expression.LAUGH),
        1,
        new FaceSelection.All(),
        FaceRegion.ALL,
        frames);
  }

  private static void tell(String what, int rounds, Runnable work) {
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < 2 * rounds; round++) {
      long begin = System.nanoTime();
      work.run();
      if (round >= rounds) {
        times.add((System.nanoTime() - begin) / 1e6);
      }
    }
    Collections.sort(times);
    System.out.printf(
        Locale.ROOT,
        "%s: median %.1f ms, least %.1f ms%n",
        what,
        times.get(times.size() / 2),
        times.get(0));
  }
}
