package org.memestream.local.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.embedded.EmbeddedRegistry;
import org.memestream.ingest.ClientConfig;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemestreamClient;
import org.memestream.ingest.backfill.BackfillConfig;
import org.memestream.ingest.backfill.BackfillConnection;
import org.memestream.ingest.backfill.BackfillJob;
import org.memestream.ingest.backfill.BackfillProgress;
import org.memestream.ingest.backfill.BackfillSummary;
import org.memestream.ingest.backfill.FolderSource;
import org.memestream.ingest.backfill.JobFolder;
import org.memestream.ingest.backfill.LabelSource;
import org.memestream.ingest.backfill.RunLimits;
import org.memestream.ingest.backfill.Wishes;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackState;
import org.memestream.local.folder.StackStateFile;
import org.memestream.local.stack.LocalSettings;
import org.memestream.runtime.picture.SamplePictures;

/**
 * Sends a folder of photos in bulk, and times that. Where a stack runs on the data folder, its
 * workers are at work meanwhile, and memes that somebody waits for are timed before, meanwhile and
 * behind it; else a broker and a registry are started, and nobody works.
 *
 * <p>{@code ./memestream up --detach --data DIR} or not, then after {@code mvn package}: {@code
 * java -cp
 * 'deploy/local/target/test-classes:runtime/target/test-classes:deploy/local/target/memestream.jar:deploy/local/target/lib/*'
 * org.memestream.local.bench.BackfillBench DIR PHOTOS WIDTH HEIGHT}.
 */
public final class BackfillBench {

  private static final int SINGLES = 30;

  private BackfillBench() {}

  public static void main(String[] arguments) throws Exception {
    DataFolder folder = new DataFolder(Path.of(arguments[0]).toAbsolutePath());
    int count = Integer.parseInt(arguments[1]);
    byte[] photo =
        SamplePictures.jpeg(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    Path photos = Files.createTempDirectory("backfill-bench");
    for (int i = 0; i < count; i++) {
      Files.write(photos.resolve(i + ".jpg"), photo);
    }
    Optional<StackState> stack = new StackStateFile(folder).read();
    if (stack.isPresent()) {
      behindIt(folder, stack.get(), photos, count, photo);
    } else {
      alone(folder, photos, count);
    }
    System.exit(0);
  }

  private static void alone(DataFolder folder, Path photos, int count) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.root().resolve("broker"), 0);
        EmbeddedRegistry registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0)) {
      LocalSettings settings =
          new LocalSettings(
              folder, broker.bootstrapServers(), registry.url().toString(), System.getenv());
      BackfillConfig config = settings.load(BackfillConfig.class, Map.of());
      for (int run = 0; run < 4; run++) {
        backfill(config, folder, photos, count, "nobody works, run " + run);
      }
    }
  }

  private static void behindIt(
      DataFolder folder, StackState stack, Path photos, int count, byte[] photo) throws Exception {
    LocalSettings settings =
        new LocalSettings(
            folder, stack.bootstrapServers(), stack.registry().toString(), System.getenv());
    try (MemestreamClient client =
        MemestreamClient.connect(settings.load(ClientConfig.class, Map.of()))) {
      tell("while nothing else is made", singles(client, photo, () -> false));
      BackfillConfig config = settings.load(BackfillConfig.class, Map.of());
      FutureTask<Void> sending =
          new FutureTask<>(
              () -> {
                backfill(config, folder, photos, count, "workers at work");
                return null;
              });
      new Thread(sending, "backfill").start();
      tell("while the photos are sent", singles(client, photo, () -> !sending.isDone()));
      sending.get();
      tell("behind them", singles(client, photo, () -> false));
    }
  }

  private static void backfill(
      BackfillConfig config, DataFolder folder, Path photos, int count, String when)
      throws Exception {
    try (FolderSource source = new FolderSource(photos, LabelSource.Column.USUAL, 20_000_000)) {
      BackfillJob job =
          new BackfillJob(
              "bench-" + System.nanoTime(),
              source.name(),
              "",
              Wishes.NONE,
              LabelSource.Column.USUAL);
      try (JobFolder kept = JobFolder.open(folder.service("backfill"), job);
          BackfillConnection connection =
              BackfillConnection.open(config, job, kept, Clock.systemUTC())) {
        long begin = System.nanoTime();
        BackfillSummary summary =
            connection
                .run(
                    source, RunLimits.of(config.backfill(), Double.POSITIVE_INFINITY), new Silent())
                .run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "%s: %d of %d photos taken in %.1f s, %.1f/s%n",
            when,
            summary.taken(),
            count,
            seconds,
            summary.taken() / seconds);
      }
    }
  }

  /** At least so many, and more while asked for. */
  private static List<Double> singles(MemestreamClient client, byte[] photo, BooleanSupplier more)
      throws Exception {
    List<Double> millis = new ArrayList<>();
    while (millis.size() < SINGLES || more.getAsBoolean()) {
      long begin = System.nanoTime();
      client
          .submit(MemeOrder.of(photo).owner("bench").top("number " + millis.size()).build())
          .get();
      millis.add((System.nanoTime() - begin) / 1e6);
    }
    return millis;
  }

  private static void tell(String when, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "one meme %s: median %.0f ms, longest %.0f ms, of %d%n",
        when,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() - 1),
        sorted.size());
  }

  private static final class Silent implements BackfillProgress {
    @Override
    public void total(long pictures) {}

    @Override
    public void done() {}

    @Override
    public void waiting(String sentence) {
      System.err.println(sentence);
    }
  }
}
