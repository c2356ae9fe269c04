package org.memestream.ingest.backfill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.memestream.ingest.fetch.AddressPolicy;
import org.memestream.ingest.fetch.FetchSettings;
import org.memestream.ingest.fetch.PictureFetcher;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.StoreConfig;

/** Goes through a manifest with an intake that keeps nothing, in a process of its own. */
final class SmallHeap {

  private SmallHeap() {}

  public static void main(String[] arguments) throws Exception {
    Path manifest = Path.of(arguments[0]);
    AtomicLong bytes = new AtomicLong();
    BackfillProgress silent =
        new BackfillProgress() {
          @Override
          public void total(long pictures) {}

          @Override
          public void done() {}

          @Override
          public void waiting(String sentence) {}
        };
    try (PictureFetcher fetcher =
            new PictureFetcher(
                ConfigurationLoader.group(FetchSettings.class, Map.of()),
                20_000_000,
                AddressPolicy.PUBLIC);
        ManifestSource source =
            new ManifestSource(
                manifest,
                LabelSource.Column.USUAL,
                fetcher,
                ConfigurationLoader.group(StoreConfig.class, Map.of()).s3(),
                20_000_000)) {
      BackfillJob job =
          new BackfillJob("ada", source.name(), "", Wishes.NONE, LabelSource.Column.USUAL);
      RunLimits limits =
          new RunLimits(4, 4, Double.POSITIVE_INFINITY, Duration.ofDays(1), Duration.ZERO);
      try (JobFolder kept = JobFolder.open(Path.of(arguments[1]), job)) {
        BackfillSummary summary =
            new BackfillRun(
                    job,
                    source,
                    order -> bytes.addAndGet(order.picture().length),
                    RunNotes.kept(kept),
                    limits,
                    silent)
                .run();
        System.out.println(summary.taken() + " " + summary.takenBefore() + " " + bytes.get());
      }
    }
  }
}
