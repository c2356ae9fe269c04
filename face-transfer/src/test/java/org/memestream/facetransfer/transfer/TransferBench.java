package org.memestream.facetransfer.transfer;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.memestream.facetransfer.detection.FaceFilter;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.expression.FaceSelection;
import org.memestream.facetransfer.opencv.OpenCvResampler;
import org.memestream.runtime.picture.Picture;

/**
 * Processor time of a transfer at 1024 x 768 without detector and landmarks, which have benches of
 * their own. Prints to the log; run its main method.
 */
final class TransferBench {

  private static final int RUNS = 60;
  private static final System.Logger LOG = System.getLogger(TransferBench.class.getName());

  private TransferBench() {}

  public static void main(String[] arguments) {
    SampleFaces faces = new SampleFaces();
    Picture target = faces.picture(1024, 768, SampleFaces.at(512, 384, 2.6));
    try (FaceExpressionTransfer transfer =
        new FaceExpressionTransfer(
            new TransferParts(
                faces,
                faces,
                SampleModel.model(),
                new OpenCvResampler(),
                new FaceFilter(30, 0, 2),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))) {
      for (int frames : new int[] {0, 24}) {
        List<Double> times = new ArrayList<>();
        int runs = frames == 0 ? RUNS : RUNS / 6;
        for (int run = 0; run < runs; run++) {
          long start = processorTime();
          transfer.transfer(
              new TransferRequest(
                  target,
                  new ExpressionSource.Preset(Expression.SMILE),
                  1,
                  new FaceSelection.All(),
                  FaceRegion.ALL,
                  frames));
          times.add((processorTime() - start) / 1e6);
        }
        Collections.sort(times);
        LOG.log(
            System.Logger.Level.INFO,
            "%d frames: median %.1f ms, fastest %.1f ms"
                .formatted(frames, times.get(times.size() / 2), times.get(0)));
      }
    }
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
