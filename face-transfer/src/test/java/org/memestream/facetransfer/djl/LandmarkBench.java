package org.memestream.facetransfer.djl;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.facetransfer.opencv.DrawnFace;
import org.memestream.facetransfer.training.SyntheticFaces;
import org.memestream.runtime.picture.Picture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures a look at a face, the crop alone and with the network, in time of the processor, so that
 * other work on the machine does not count. Argument: landmarks.mstw.
 */
final class LandmarkBench {

  private static final Logger LOG = LoggerFactory.getLogger(LandmarkBench.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 100;

  private LandmarkBench() {}

  public static void main(String... arguments) throws IOException {
    Picture picture = new DrawnFace(1024, 768).at(500, 380, 200).picture();
    Landmarks mesh = SyntheticFaces.mesh(new FaceCrop(500, 400, 330, 0.1));
    FaceCrop crop = FaceCrop.around(mesh, LandmarkNetwork.CROP);
    try (InputStream stream = Files.newInputStream(Path.of(arguments[0]));
        CnnLandmarkDetector detector = CnnLandmarkDetector.read(stream)) {
      for (int warm = 0; warm < 3; warm++) {
        measure("cutting the crop", () -> crop.cut(picture, LandmarkNetwork.SIDE));
        measure("a look", () -> detector.within(picture, crop));
      }
    }
  }

  private static void measure(String what, Runnable work) {
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      work.run();
      times[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }
    Arrays.sort(times);
    LOG.info(
        "{}: median {} ms, least {} ms",
        what,
        "%.2f".formatted(times[ROUNDS / 2]),
        "%.2f".formatted(times[0]));
  }
}
