package org.memestream.local.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.memestream.ingest.FinishedMeme;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemestreamClient;
import org.memestream.schemas.Lane;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

/** Sends memes whose captions are written for them, and measures what comes back. */
final class MemeLoad {

  private final MemestreamClient client;
  private final PhotoStock photos;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private int sent;

  /**
   * @param client stays open
   * @param photos no two memes get the same one
   */
  MemeLoad(MemestreamClient client, PhotoStock photos) {
    this.client = client;
    this.photos = photos;
  }

  /**
   * Many memes in the bulk lane, as fast as they are taken.
   *
   * @param ended told of each that has
   */
  Saturation many(int count, Runnable ended) throws InterruptedException, ExecutionException {
    Map<Stage, Samples> stages = new EnumMap<>(Stage.class);
    long processor = system.getProcessCpuTime();
    long begin = System.nanoTime();
    List<CompletableFuture<FinishedMeme>> memes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MemeOrder order = MemeOrder.of(photos.photo(sent++)).lane(Lane.BULK).build();
      memes.add(client.submit(order).whenComplete((meme, failure) -> ended.run()));
    }
    for (CompletableFuture<FinishedMeme> meme : memes) {
      for (StageTiming timing : meme.get().timings()) {
        stages
            .computeIfAbsent(timing.getStage(), stage -> new Samples())
            .add(timing.getComputeMicros() / 1e3 / timing.getBatchSize());
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    double processorMillis = (system.getProcessCpuTime() - processor) / 1e6 / count;
    return new Saturation(count, seconds, processorMillis, stages);
  }

  /** Memes of a style one after the other, through idle services. */
  BenchReport.Section alone(String style, int rounds) throws Exception {
    Samples compute = new Samples();
    Samples wall =
        Stopwatch.measure(
            rounds,
            round -> {
              MemeOrder order = MemeOrder.of(photos.photo(sent++)).style(style).build();
              FinishedMeme meme = client.submit(order).get();
              compute.add(
                  meme.timings().stream().mapToLong(StageTiming::getComputeMicros).sum() / 1e3);
            });
    List<Figure> figures = new ArrayList<>(wall.figures("from call to finished event"));
    figures.add(new Figure("sum of the stages, median", compute.median(), "ms"));
    return new BenchReport.Section("one at a time, style " + style, figures);
  }
}
