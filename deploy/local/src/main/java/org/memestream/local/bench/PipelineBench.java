package org.memestream.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.memestream.ingest.ClientConfig;
import org.memestream.ingest.MemestreamClient;
import org.memestream.local.console.Logs;
import org.memestream.local.console.RunProgress;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.FolderLock;
import org.memestream.local.folder.StackState;
import org.memestream.local.stack.LocalSettings;
import org.memestream.local.stack.LocalStack;
import org.memestream.local.stack.StackPorts;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code memestream bench pipeline}: whole memes, from the upload to the finished event. A stack of
 * its own runs in this process, broker and client included, on a folder that is removed at the end;
 * with {@code --processes} the workers run in processes of their own instead.
 */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    description =
        "Measure whole memes through a stack of its own: alone, many, by stage, and cost.")
final class PipelineBench implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--memes",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Memes that are measured at once (default: ${DEFAULT-VALUE}).")
  private int memes;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "3000",
      description =
          "Memes before those; the Java compiler works through the first thousands (default:"
              + " ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--processes",
      paramLabel = "N",
      split = ",",
      description =
          "Measure with so many worker processes of each kind, such as 1,2,4 (default: all in one"
              + " process).")
  private List<Integer> processes = List.of();

  @Mixin private BenchOptions options;
  @Mixin private CostModel cost;

  PipelineBench(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    List<BenchReport.Section> sections = new ArrayList<>();
    if (processes.isEmpty()) {
      sections.addAll(inFolder(this::together));
    }
    for (int count : processes) {
      sections.addAll(inFolder(folder -> apart(folder, count)));
    }
    options.tell(new BenchReport("pipeline", Machine.here(), sections), surroundings);
    return ExitCode.OK.code();
  }

  private interface Measured {
    List<BenchReport.Section> on(DataFolder folder) throws Exception;
  }

  private List<BenchReport.Section> inFolder(Measured measured) throws Exception {
    Path folder = Files.createTempDirectory("memestream-bench");
    try {
      DataFolder data = new DataFolder(folder.resolve("data").toAbsolutePath());
      Logs.stack(data);
      return measured.on(data);
    } finally {
      delete(folder);
    }
  }

  private List<BenchReport.Section> together(DataFolder data) throws Exception {
    try (FolderLock lock = FolderLock.acquire(data, ProcessHandle.current().pid());
        LocalStack stack =
            new LocalStack(
                data, surroundings.environment(), surroundings.clock(), (part, at, took) -> {})) {
      StackState state = stack.start(new StackPorts(), Optional.empty());
      try (MemestreamClient client =
          client(data, state.bootstrapServers(), state.registry().toString())) {
        MemeLoad load = new MemeLoad(client, new PhotoStock(options.photos()));
        many(load, warmUp, "warming up");
        Saturation many = many(load, memes, "measuring");
        return List.of(
            many.together("at saturation, all in one process"),
            cost.section(many.processorMillis()),
            load.alone("caption-below", options.rounds()),
            load.alone("classic", options.rounds()));
      }
    }
  }

  private List<BenchReport.Section> apart(DataFolder data, int count) throws Exception {
    try (WorkerProcesses workers = WorkerProcesses.start(data, surroundings.environment(), count);
        MemestreamClient client = client(data, workers.bootstrapServers(), workers.registryUrl())) {
      MemeLoad load = new MemeLoad(client, new PhotoStock(options.photos()));
      many(load, warmUp, "processes of each kind: " + count + ", warming up");
      return List.of(
          many(load, memes, "processes of each kind: " + count + ", measuring")
              .apart("at saturation, captioners: %d, renderers: %d".formatted(count, count)));
    }
  }

  private Saturation many(MemeLoad load, int count, String what) throws Exception {
    try (RunProgress progress = new RunProgress(surroundings, what)) {
      progress.total(count);
      return load.many(count, progress::done);
    }
  }

  private MemestreamClient client(DataFolder data, String kafka, String registry) {
    LocalSettings settings = new LocalSettings(data, kafka, registry, surroundings.environment());
    return MemestreamClient.connect(
        settings.load(ClientConfig.class, Map.of("memestream.client.max-in-flight", "256")));
  }

  private static void delete(Path folder) {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the bench is not removed", e);
    }
  }
}
