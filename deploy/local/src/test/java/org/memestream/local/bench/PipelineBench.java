package org.memestream.local.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import org.memestream.ingest.ClientConfig;
import org.memestream.ingest.FinishedMeme;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemestreamClient;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackState;
import org.memestream.local.folder.StackStateFile;
import org.memestream.local.stack.LocalSettings;
import org.memestream.schemas.Lane;

/**
 * Times memes through a running stack: single ones on an idle pipeline, with what events cost on
 * top of computing, and many in the bulk lane.
 *
 * <p>{@code ./memestream up --detach --data DIR}, then after {@code mvn package}: {@code java -cp
 * 'deploy/local/target/test-classes:deploy/local/target/memestream.jar:deploy/local/target/lib/*'
 * org.memestream.local.bench.PipelineBench DIR PHOTO SINGLES BULK}.
 */
public final class PipelineBench {

  private static final int WARM_UP = 20;

  private final MemestreamClient client;
  private final byte[] photo;

  private PipelineBench(MemestreamClient client, byte[] photo) {
    this.client = client;
    this.photo = photo;
  }

  /**
   * One meme on its way.
   *
   * @param wall from the call to the finished event, milliseconds
   * @param pipeline from the requested event to the finished event, milliseconds
   * @param compute sum over the stages, milliseconds
   */
  private record Sample(double wall, double pipeline, double compute) {}

  public static void main(String[] arguments) throws Exception {
    DataFolder folder = new DataFolder(Path.of(arguments[0]).toAbsolutePath());
    StackState stack = new StackStateFile(folder).read().orElseThrow();
    ClientConfig config =
        new LocalSettings(
                folder, stack.bootstrapServers(), stack.registry().toString(), System.getenv())
            .load(ClientConfig.class, Map.of("memestream.client.max-in-flight", "256"));
    int singles = Integer.parseInt(arguments[2]);
    int bulk = Integer.parseInt(arguments[3]);
    try (MemestreamClient client = MemestreamClient.connect(config)) {
      PipelineBench bench = new PipelineBench(client, Files.readAllBytes(Path.of(arguments[1])));
      for (boolean generated : new boolean[] {false, true}) {
        bench.single(generated, singles);
        bench.bulk(generated, bulk);
      }
    }
  }

  private void single(boolean generated, int count) throws Exception {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < WARM_UP + count; i++) {
      long begin = System.nanoTime();
      FinishedMeme meme = client.submit(order(generated, i, Lane.INTERACTIVE)).get();
      double wall = (System.nanoTime() - begin) / 1e6;
      if (i >= WARM_UP) {
        double compute =
            meme.timings().stream().mapToLong(timing -> timing.getComputeMicros()).sum() / 1e3;
        Duration pipeline = Duration.between(meme.requestedAt(), meme.finishedAt());
        samples.add(new Sample(wall, pipeline.toNanos() / 1e6, compute));
      }
    }
    System.out.printf("%s text, one at a time, n = %d%n", kind(generated), count);
    print("call to finished event", samples, Sample::wall);
    print("requested to finished event", samples, Sample::pipeline);
    print("sum of stage compute", samples, Sample::compute);
    print("pipeline minus compute", samples, sample -> sample.pipeline() - sample.compute());
  }

  private void bulk(boolean generated, int count) throws Exception {
    long begin = System.nanoTime();
    List<CompletableFuture<FinishedMeme>> memes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      memes.add(client.submit(order(generated, i, Lane.BULK)));
    }
    for (CompletableFuture<FinishedMeme> meme : memes) {
      meme.get();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "%s text, %d in bulk: %.1f s, %.1f memes/s%n",
        kind(generated), count, seconds, count / seconds);
  }

  private MemeOrder order(boolean generated, int number, Lane lane) {
    return generated
        ? MemeOrder.of(photo).label("monday morning").lane(lane).build()
        : MemeOrder.of(photo).top("meme number " + number).bottom("of many").lane(lane).build();
  }

  private static String kind(boolean generated) {
    return generated ? "generated" : "given";
  }

  private static void print(String what, List<Sample> samples, ToDoubleFunction<Sample> value) {
    double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
    System.out.printf(
        "  %-28s median %6.1f ms, p90 %6.1f ms%n",
        what, sorted[sorted.length / 2], sorted[sorted.length * 9 / 10]);
  }
}
