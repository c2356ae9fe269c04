package org.memestream.renderer.skia;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;

/**
 * Times decoding, drawing and encoding of 1024 × 768 classic memes, each with another text, in time
 * of one core (so that what else runs on the machine counts little), and follows the process'
 * memory over many renders: {@code ROUNDS [RENDERS [IN_FLIGHT]]}.
 */
public final class DrawingBench {

  private static final CanvasSize SCREEN = CanvasSize.inside(1280, 1280, 320);

  private DrawingBench() {}

  /** Prints medians and best times in milliseconds, then a memory curve. */
  public static void main(String... arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int renders = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    int inFlight = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
    byte[] photo = new PictureWriter().jpeg(DrawnScenes.portrait(1024, 768).frames().get(0), 90);
    try (Styles styles = Styles.open(Optional.empty())) {
      MemePainter classic = styles.byName().get("classic");
      time(classic, photo, rounds / 4 + 1);
      time(classic, photo, rounds);
      memory(classic, photo, renders, inFlight);
    }
  }

  private static void time(MemePainter painter, byte[] photo, int rounds) throws Exception {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    double[][] times = new double[4][rounds];
    for (int round = 0; round < rounds; round++) {
      long begin = clock.getCurrentThreadCpuTime();
      Picture picture = new PictureReader().readToFit(photo, 1280);
      long decoded = clock.getCurrentThreadCpuTime();
      Picture drawn = painter.paint(Scene.of(picture), text(round), SCREEN).get(0);
      long painted = clock.getCurrentThreadCpuTime();
      new PictureWriter().jpeg(drawn, 90);
      long end = clock.getCurrentThreadCpuTime();
      times[0][round] = (decoded - begin) / 1e6;
      times[1][round] = (painted - decoded) / 1e6;
      times[2][round] = (end - painted) / 1e6;
      times[3][round] = (end - begin) / 1e6;
    }
    String[] names = {"decode", "draw", "encode", "all"};
    for (int part = 0; part < names.length; part++) {
      Arrays.sort(times[part]);
      System.out.printf(
          "%-7s median %6.2f ms, best %6.2f ms%n",
          names[part], times[part][rounds / 2], times[part][0]);
    }
  }

  private static MemeText text(int round) throws Exception {
    return MemeText.of("one does not simply render", "meme number " + round + " in a millisecond");
  }

  private static void memory(MemePainter painter, byte[] photo, int renders, int inFlight)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(inFlight);
    Semaphore places = new Semaphore(inFlight);
    CountDownLatch left = new CountDownLatch(renders);
    for (int render = 0; render < renders; render++) {
      if (render % Math.max(1, renders / 20) == 0) {
        System.out.printf("%6d renders, %5d MB resident%n", render, residentMegabytes());
      }
      places.acquire();
      MemeText text = text(render);
      pool.submit(
          () -> {
            try {
              Picture picture = new PictureReader().readToFit(photo, 1280);
              List<Picture> drawn = painter.paint(Scene.of(picture), text, SCREEN);
              return new PictureWriter().jpeg(drawn.get(0), 90);
            } finally {
              places.release();
              left.countDown();
            }
          });
    }
    left.await();
    pool.shutdown();
    System.out.printf("%6d renders, %5d MB resident%n", renders, residentMegabytes());
  }

  private static long residentMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IllegalStateException("/proc/self/status does not say VmRSS");
  }
}
