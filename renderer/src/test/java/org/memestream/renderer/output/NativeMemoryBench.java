package org.memestream.renderer.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.provenance.Provenance;
import org.memestream.renderer.provenance.SoftwareVersion;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders 10,000 memes, 100 of them in flight at any time, and writes how much memory the process
 * has resident as a table: renders, seconds, kilobytes. Arguments: the file to write, and how many
 * memes when it is another number. Give the heap a fixed size ({@code -Xms512m -Xmx512m
 * -XX:+AlwaysPreTouch}), so that what grows is native.
 */
final class NativeMemoryBench {

  private static final Logger LOG = LoggerFactory.getLogger(NativeMemoryBench.class);
  private static final int IN_FLIGHT = 100;
  private static final int SAMPLE = 100;

  private NativeMemoryBench() {}

  public static void main(String... arguments) throws Exception {
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    byte[] jpeg = new PictureWriter().jpeg(RenderBench.scene(), 92);
    OutputProfile original =
        new OutputProfiles(ConfigurationLoader.group(OutputLimits.class, Map.of()))
            .named("original")
            .orElseThrow();
    long start = System.nanoTime();
    AtomicInteger done = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Semaphore room = new Semaphore(IN_FLIGHT);
    ExecutorService pool = Executors.newFixedThreadPool(IN_FLIGHT);
    try (Styles styles = Styles.open(Optional.empty());
        PrintWriter table = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0])))) {
      MemePainter classic = styles.byName().get("classic");
      MemeRenderer renderer = new MemeRenderer(Watermark.NONE);
      table.println("renders\tseconds\tresident_kb");
      for (int number = 0; number < count && failure.get() == null; number++) {
        room.acquire();
        MemeText text = MemeText.of("meme number " + number, "猫 " + number + " 😀");
        Future<?> running =
            pool.submit(
                () -> {
                  try {
                    Scene scene = Scene.of(new PictureReader().readToFit(jpeg, 1280));
                    renderer.render(
                        classic,
                        MemeSource.still(scene),
                        text,
                        original,
                        Provenance.of(List.of(), SoftwareVersion.ofThisBuild()));
                    int ended = done.incrementAndGet();
                    if (ended % SAMPLE == 0) {
                      sample(table, ended, start);
                    }
                  } catch (Exception | Error e) {
                    failure.set(e);
                  } finally {
                    room.release();
                  }
                });
        if (running.isCancelled()) {
          throw new IllegalStateException("a render was cancelled");
        }
      }
      pool.shutdown();
      pool.awaitTermination(10, TimeUnit.MINUTES);
    }
    if (failure.get() != null) {
      throw new IllegalStateException("a render failed", failure.get());
    }
    LOG.info("{} renders in {} s", done.get(), (System.nanoTime() - start) / 1_000_000_000L);
  }

  private static synchronized void sample(PrintWriter table, int renders, long start)
      throws IOException {
    String resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .map(line -> line.replaceAll("\\D+", ""))
            .findFirst()
            .orElseThrow();
    table.println(renders + "\t" + (System.nanoTime() - start) / 1_000_000_000L + "\t" + resident);
    table.flush();
  }
}
