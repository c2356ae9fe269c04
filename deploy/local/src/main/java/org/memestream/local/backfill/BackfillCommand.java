package org.memestream.local.backfill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.ingest.backfill.BackfillConfig;
import org.memestream.ingest.backfill.BackfillConnection;
import org.memestream.ingest.backfill.BackfillJob;
import org.memestream.ingest.backfill.BackfillRun;
import org.memestream.ingest.backfill.BackfillSource;
import org.memestream.ingest.backfill.BackfillSummary;
import org.memestream.ingest.backfill.JobFolder;
import org.memestream.ingest.backfill.JobUnderWayException;
import org.memestream.ingest.backfill.LabelSource;
import org.memestream.ingest.backfill.OutcomeCounts;
import org.memestream.ingest.backfill.RunLimits;
import org.memestream.ingest.fetch.AddressPolicy;
import org.memestream.ingest.fetch.PictureFetcher;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Printable;
import org.memestream.local.console.RunProgress;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackState;
import org.memestream.local.stack.DetachedStack;
import org.memestream.local.stack.LocalSettings;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memestream backfill}. */
@Command(
    name = "backfill",
    description =
        "Makes memes of many pictures, behind everything that somebody waits for. Starts the stack"
            + " if none runs. What ends in the middle, however it ends, goes on with the same"
            + " command: nothing is made twice.",
    footer = {
      "A manifest has a JSON object on each line: image (a path in its own folder, an address, or"
          + " s3://BUCKET/KEY), and if wanted label, top, bottom, text, style, profiles, variant,"
          + " alternatives, temperature, seed, expression with consent.",
      "Exit code 0 when every picture was taken (with --wait: became a meme); else 65 (some were"
          + " refused), 69 (something does not answer), 74 (cannot write), 75 (no outcome in time)"
          + " or 1."
    })
public final class BackfillCommand implements Callable<Integer> {

  /** Folder of the jobs below that of the services. */
  public static final String FOLDER = "backfill";

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "SOURCE",
      description = "A folder, s3://BUCKET/PREFIX, or a manifest of JSON lines.")
  private String source;

  @Mixin private JobOptions options;
  @Mixin private DataOption data;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      converter = Rate.Converter.class,
      description = "Most pictures a second, such as 50/s or 600/m (default: as fast as it goes).")
  private Rate rate = Rate.UNLIMITED;

  @Option(names = "--wait", description = "Waits until all memes have ended, and counts them.")
  private boolean wait;

  @Option(
      names = "--dry-run",
      description = "Checks every picture and tells what would happen; sends and writes nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Tells the summary as one JSON object.")
  private boolean json;

  public BackfillCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataFolder folder = data.folder(surroundings);
    options.check();
    Place place = Place.of(source, surroundings.workingDirectory());
    LabelSource labels = options.labels(place.manifest());
    BackfillReport report = dryRun ? rehearse(folder, place, labels) : send(folder, place, labels);
    if (json) {
      report.writeJson(surroundings.out());
    } else {
      report.writeText(surroundings.out());
    }
    return report.exitCode().code();
  }

  private BackfillReport rehearse(DataFolder folder, Place place, LabelSource labels)
      throws IOException, InterruptedException {
    BackfillConfig config = config(folder, "127.0.0.1:1", "http://127.0.0.1:1");
    try (PictureFetcher fetcher = fetcher(config);
        BackfillSource pictures = opened(place, config, labels, fetcher);
        RunProgress progress = new RunProgress(surroundings, "checked")) {
      BackfillJob job = options.job(pictures.name(), labels);
      long begin = System.nanoTime();
      BackfillSummary summary =
          BackfillConnection.rehearsal(
                  config,
                  job,
                  folder.service(FOLDER),
                  pictures,
                  limits(config),
                  progress,
                  this::tell)
              .run();
      return new BackfillReport(
          job.prefix(), true, summary, since(begin), Optional.empty(), Optional.empty());
    }
  }

  private void tell(String where, String reason, String sentence) {
    surroundings.err().println(Printable.of("%s: %s: %s".formatted(where, reason, sentence)));
  }

  private BackfillReport send(DataFolder folder, Place place, LabelSource labels)
      throws IOException, InterruptedException {
    Logs.client(folder);
    StackState stack = new DetachedStack(folder, surroundings).require();
    BackfillConfig config = config(folder, stack.bootstrapServers(), stack.registry().toString());
    try (PictureFetcher fetcher = fetcher(config);
        BackfillSource pictures = opened(place, config, labels, fetcher)) {
      BackfillJob job = options.job(pictures.name(), labels);
      try (JobFolder kept = kept(folder.service(FOLDER), job);
          BackfillConnection connection =
              BackfillConnection.open(config, job, kept, surroundings.clock())) {
        long begin = System.nanoTime();
        BackfillSummary summary = run(connection, pictures, limits(config));
        Duration took = since(begin);
        Optional<OutcomeCounts> outcomes =
            wait ? Optional.of(outcomes(connection)) : Optional.empty();
        return new BackfillReport(job.prefix(), false, summary, took, outcomes, kept.refusedList());
      }
    }
  }

  private BackfillSummary run(
      BackfillConnection connection, BackfillSource pictures, RunLimits limits)
      throws IOException, InterruptedException {
    try (RunProgress progress = new RunProgress(surroundings, "photos")) {
      BackfillRun run = connection.run(pictures, limits, progress);
      try {
        return run.run();
      } catch (IOException | RuntimeException e) {
        surroundings
            .err()
            .printf(
                "%d taken before this ended; the same command goes on from there.%n",
                run.summary().taken());
        throw e;
      }
    }
  }

  private OutcomeCounts outcomes(BackfillConnection connection) throws InterruptedException {
    try (RunProgress progress = new RunProgress(surroundings, "memes")) {
      return connection.await(
          counts -> {
            progress.total(counts.expected());
            progress.reached(counts.expected() - counts.missing());
          });
    }
  }

  private JobFolder kept(Path root, BackfillJob job) {
    try {
      return JobFolder.open(root, job);
    } catch (JobUnderWayException e) {
      throw new CommandFailure(ExitCode.DATA_FOLDER_IN_USE, e.getMessage());
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.STORAGE, "cannot keep the state of the job in " + root + ": " + e, e);
    }
  }

  private static BackfillSource opened(
      Place place, BackfillConfig config, LabelSource labels, PictureFetcher fetcher)
      throws IOException {
    try {
      return place.open(config, labels, fetcher);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage());
    }
  }

  private BackfillConfig config(DataFolder folder, String kafka, String registry) {
    return new LocalSettings(folder, kafka, registry, surroundings.environment())
        .load(BackfillConfig.class, Map.of());
  }

  private static PictureFetcher fetcher(BackfillConfig config) {
    return new PictureFetcher(
        config.backfill().fetch(), config.client().upload().maxBytes(), AddressPolicy.PUBLIC);
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private RunLimits limits(BackfillConfig config) {
    return RunLimits.of(config.backfill(), rate.perSecond());
  }
}
