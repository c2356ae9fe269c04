package org.memestream.local.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.djl.PictureEncoders;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;

/**
 * Runs the captioner's picture encoder on the CPU and on each GPU, with batches of several sizes,
 * for about a second each.
 */
final class ForwardCheck implements Check {

  private static final List<Integer> BATCHES = List.of(1, 8, 32);
  private static final int SIDE = 96;
  private static final int SEED = 1;
  private static final long WARM_UP_NANOS = 300_000_000;
  private static final long MEASURED_NANOS = 300_000_000;

  @Override
  public List<Finding> look() {
    Stream<Processor> gpus =
        IntStream.range(0, InferenceEngine.start().getGpuCount())
            .mapToObj(number -> new Processor(Processor.Kind.GPU, number));
    return Stream.concat(Stream.of(Processor.CPU), gpus).map(ForwardCheck::timed).toList();
  }

  private static Finding timed(Processor processor) {
    String subject = "encoder on " + processor;
    try (PictureEncoder encoder = PictureEncoders.shipped(processor)) {
      StringJoiner rates = new StringJoiner("; ");
      int best = 0;
      double bestRate = 0;
      for (int batch : BATCHES) {
        double rate = rate(encoder, pictures(batch));
        rates.add(String.format(Locale.ROOT, "%.0f/s in batches of %d", rate, batch));
        if (rate > bestRate) {
          bestRate = rate;
          best = batch;
        }
      }
      return Finding.ok(
          subject, "pictures: %s. Fastest with a batch-size of %d".formatted(rates, best));
    } catch (IOException | RuntimeException e) {
      return Finding.fail(
          subject, "fails: " + e, "set the processor to cpu until it works; see docs/gpu.md");
    }
  }

  private static double rate(PictureEncoder encoder, List<RgbPicture> batch) {
    repeat(encoder, batch, WARM_UP_NANOS);
    long begin = System.nanoTime();
    int runs = repeat(encoder, batch, MEASURED_NANOS);
    return runs * batch.size() * 1e9 / (System.nanoTime() - begin);
  }

  private static int repeat(PictureEncoder encoder, List<RgbPicture> batch, long nanos) {
    long begin = System.nanoTime();
    int runs = 0;
    do {
      encoder.encode(batch);
      runs++;
    } while (System.nanoTime() - begin < nanos);
    return runs;
  }

  private static List<RgbPicture> pictures(int count) {
    Random random = new Random(SEED);
    List<RgbPicture> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[3 * SIDE * SIDE];
      random.nextBytes(pixels);
      pictures.add(new RgbPicture(SIDE, SIDE, pixels));
    }
    return pictures;
  }
}
