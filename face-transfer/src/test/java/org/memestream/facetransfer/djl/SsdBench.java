package org.memestream.facetransfer.djl;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.memestream.facetransfer.opencv.DrawnFace;
import org.memestream.runtime.picture.Picture;

/**
 * Times the single-shot detector on one thread: {@code SsdBench FILE}, FILE being the weights.
 * Tells the processor time of the thread, which other work on the machine changes less, and the
 * time that went by. Not a test; run its main method.
 */
final class SsdBench {

  private static final int ROUNDS = 100;

  private SsdBench() {}

  public static void main(String[] arguments) throws Exception {
    try (var stream = Files.newInputStream(Path.of(arguments[0]));
        SsdFaceDetector detector = SsdFaceDetector.read(stream)) {
      time(detector, "320 x 320, nothing to scale", 320, 320);
      time(detector, "1024 x 768", 1024, 768);
      time(detector, "3264 x 2448, two scans", 3264, 2448);
    }
  }

  private static void time(SsdFaceDetector detector, String what, int width, int height) {
    Picture picture = new DrawnFace(width, height).at(width / 2, height / 2, 20).picture();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] processor = new double[width > 2000 ? ROUNDS / 5 : ROUNDS];
    double[] passed = new double[processor.length];
    for (int round = 0; round < passed.length; round++) {
      long start = System.nanoTime();
      long used = threads.getCurrentThreadCpuTime();
      detector.detect(picture);
      processor[round] = (threads.getCurrentThreadCpuTime() - used) / 1e6;
      passed[round] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(processor);
    Arrays.sort(passed);
    System.out.printf(
        "%s: median %.2f ms of the processor, %.2f ms passed%n",
        what, processor[processor.length / 2], passed[passed.length / 2]);
  }
}
