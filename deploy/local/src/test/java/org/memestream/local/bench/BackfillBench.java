package org.memestream.local.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * Sends a folder of photos in bulk through a running stack, and times that, and interactive memes
 * before it and behind it.
 *
 * <p>{@code ./memestream up --detach --data DIR}, then after {@code mvn package}: {@code java -cp
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
    StackState stack = new StackStateFile(folder).read().orElseThrow();
    LocalSettings settings =
        new LocalSettings(
            folder, stack.bootstrapServers(), stack.registry().toString(), System.getenv());
    try (MemestreamClient client =
        MemestreamClient.connect(settings.load(ClientConfig.class, Map.of()))) {
      tell("idle", singles(client, photo));
      backfill(settings.load(BackfillConfig.class, Map.of()), folder, photos, count);
      tell("during the backfill", singles(client, photo));
    }
  }

  private static void backfill(BackfillConfig config, DataFolder folder, Path photos, int count)
      throws Exception {
    try (FolderSource source = new FolderSource(photos, LabelSource.Column.USUAL, 20_000_000)) {
      BackfillJob job =
          new BackfillJob("bench", source.name(), "", Wishes.NONE, LabelSource.Column.USUAL);
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
            "%d of %d photos taken in %.1f s, %.1f/s%n",
            summary.taken(),
            count,
            seconds,
            summary.taken() / seconds);
      }
    }
  }

  private static List<Double> singles(MemestreamClient client, byte[] photo) throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < SINGLES; i++) {
      long begin = System.nanoTime();
      client.submit(MemeOrder.of(photo).owner("bench").top("number " + i).build()).get();
      millis.add((System.nanoTime() - begin) / 1e6);
    }
    return millis;
  }

  private static void tell(String when, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "one meme, %s: median %.0f ms, longest %.0f ms%n",
        when,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() - 1));
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
