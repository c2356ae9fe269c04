package org.memestream.captioner.djl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.Region;
import org.memestream.captioner.caption.Resampler;
import org.memestream.captioner.caption.RgbPicture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the shipped encoder on pictures of 512x512 pixels. */
final class EncoderBench {

  private static final Logger LOG = LoggerFactory.getLogger(EncoderBench.class);
  private static final int ROUNDS = 60;

  private EncoderBench() {}

  public static void main(String... arguments) throws IOException {
    List<RgbPicture> pictures = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 32; i++) {
      byte[] rgb = new byte[3 * 512 * 512];
      random.nextBytes(rgb);
      pictures.add(new RgbPicture(512, 512, rgb));
    }
    Resampler resampler = new Resampler(EncoderNetwork.SIDE);
    try (PictureEncoder encoder = PictureEncoders.shipped()) {
      for (int warm = 0; warm < 2; warm++) {
        measure(
            "resampling",
            1,
            () -> resampler.square(pictures.get(0), Region.whole(pictures.get(0))));
        for (int batch : new int[] {1, 2, 4, 8, 32}) {
          List<RgbPicture> some = Collections.unmodifiableList(pictures.subList(0, batch));
          measure("encoding together " + batch, batch, () -> encoder.encode(some));
        }
      }
    }
  }

  private static void measure(String what, int pictures, Runnable work) {
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - start) / 1e6 / pictures;
    }
    Arrays.sort(times);
    LOG.info(
        "{}: median {} ms a picture, least {} ms",
        what,
        "%.2f".formatted(times[ROUNDS / 2]),
        "%.2f".formatted(times[0]));
  }
}
