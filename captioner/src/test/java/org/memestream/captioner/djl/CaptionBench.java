package org.memestream.captioner.djl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.caption.SampledBeamSearch;
import org.memestream.captioner.caption.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures whole captions with the shipped model, encoding included: beam 5, at most 25 words.
 * Threads an operation: {@code -Dai.djl.pytorch.num_threads=2}.
 */
final class CaptionBench {

  private static final Logger LOG = LoggerFactory.getLogger(CaptionBench.class);
  private static final int SIDE = 320;

  private CaptionBench() {}

  public static void main(String... arguments) throws IOException {
    for (SampledBeamSearch search :
        List.of(SampledBeamSearch.DEFAULT, SampledBeamSearch.SAMPLING)) {
      try (LstmCaptioner captioner = LstmCaptioner.load(CaptionModel.shipped(), search)) {
        for (Variant variant : Variant.values()) {
          measure(captioner, variant, search, 1, 60);
          measure(captioner, variant, search, 32, 8);
        }
      }
    }
  }

  private static void measure(
      LstmCaptioner captioner, Variant variant, SampledBeamSearch search, int batch, int rounds) {
    SplittableRandom random = new SplittableRandom(1);
    double[] times = new double[rounds];
    for (int round = -rounds; round < rounds; round++) {
      List<CaptionRequest> requests = new ArrayList<>();
      for (int i = 0; i < batch; i++) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        random.nextBytes(rgb);
        RgbPicture picture = new RgbPicture(SIDE, SIDE, rgb);
        requests.add(
            new CaptionRequest(picture, List.of(), Optional.of(variant), random.nextInt(), 1, 1));
      }
      long start = System.nanoTime();
      captioner.caption(requests);
      if (round >= 0) {
        times[round] = (System.nanoTime() - start) / 1e6 / batch;
      }
    }
    Arrays.sort(times);
    LOG.info(
        "{}, beam {}, batch {}: median {} ms a caption, least {} ms",
        variant,
        search.beam(),
        batch,
        "%.1f".formatted(times[rounds / 2]),
        "%.1f".formatted(times[0]));
  }
}
