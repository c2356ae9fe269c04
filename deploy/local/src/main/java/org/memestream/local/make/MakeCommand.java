package org.memestream.local.make;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.memestream.ingest.ClientConfig;
import org.memestream.ingest.FinishedMeme;
import org.memestream.ingest.FinishedPicture;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemestreamClient;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Photo;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackState;
import org.memestream.local.make.PhotoOutcome.NotMade;
import org.memestream.local.stack.DetachedStack;
import org.memestream.local.stack.LocalSettings;
import org.memestream.runtime.lifecycle.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memestream make}. */
@Command(
    name = "make",
    description =
        "Makes memes of photos: starts the stack if none runs, waits, and writes the pictures.",
    footer = {
      "Exit code 0 when every photo became a meme; else 65 (a photo or text that is refused),"
          + " 69 (something does not answer), 74 (cannot write), 75 (took too long) or 1."
    })
public final class MakeCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "PHOTO", description = "JPEG, PNG, WEBP or GIF files.")
  private List<Path> photos;

  @Mixin private OrderOptions options;
  @Mixin private DataOption data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "memes",
      description = "Folder for the pictures (default: ./${DEFAULT-VALUE}).")
  private Path out;

  @Option(names = "--json", description = "Tells the outcomes as a JSON array.")
  private boolean json;

  public MakeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataFolder folder = data.folder(surroundings);
    Logs.client(folder);
    checkOptions();
    OutputFolder output = output();
    boolean anyPhoto = photos.stream().anyMatch(Files::isReadable);
    List<PhotoOutcome> outcomes =
        anyPhoto ? makeInStack(folder, output) : make(new NoMemes(), 0, output);
    if (json) {
      new JsonReport(surroundings.out()).write(outcomes);
    }
    return exitCode(outcomes).code();
  }

  private List<PhotoOutcome> makeInStack(DataFolder folder, OutputFolder output)
      throws IOException, InterruptedException {
    StackState stack = new DetachedStack(folder, surroundings).require();
    LocalSettings settings =
        new LocalSettings(
            folder,
            stack.bootstrapServers(),
            stack.registry().toString(),
            surroundings.environment());
    ClientConfig config = settings.load(ClientConfig.class, Map.of());
    try (MemestreamClient client = MemestreamClient.connect(config)) {
      return make(new Client(client), config.client().upload().maxBytes(), output);
    }
  }

  /** Before anything is started. */
  private void checkOptions() {
    try {
      options.order(new byte[0]);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage());
    }
  }

  private OutputFolder output() {
    OutputFolder output = new OutputFolder(out);
    try {
      output.prepare();
      return output;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.STORAGE,
          "cannot write pictures to " + out + " (" + e.getMessage() + "). Name another with --out.",
          e);
    }
  }

  private List<PhotoOutcome> make(Memes memes, long maxBytes, OutputFolder output)
      throws InterruptedException {
    MakeProgress report = report();
    List<Photo> all = photos.stream().map(path -> new Photo(path.toString(), path)).toList();
    if (!surroundings.terminal() || photos.size() == 1) {
      return maker(memes, maxBytes, output, report).make(all);
    }
    PrintStream terminal =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    try (BarProgress bar = new BarProgress(report, photos.size(), terminal)) {
      return maker(memes, maxBytes, output, bar).make(all);
    }
  }

  private MemeMaker maker(Memes memes, long maxBytes, OutputFolder output, MakeProgress progress) {
    return new MemeMaker(memes, options, output, progress, surroundings.clock(), maxBytes);
  }

  /** Standard output is for the JSON array alone, when that is asked for. */
  private MakeProgress report() {
    return new TextReport(json ? surroundings.err() : surroundings.out(), surroundings.err());
  }

  /** The worst that happened, where what is wrong with the machine is worse than with a photo. */
  static ExitCode exitCode(List<PhotoOutcome> outcomes) {
    List<ExitCode> failures =
        outcomes.stream()
            .filter(NotMade.class::isInstance)
            .map(outcome -> ((NotMade) outcome).exitCode())
            .toList();
    return List.of(
            ExitCode.UNAVAILABLE,
            ExitCode.STORAGE,
            ExitCode.TIMED_OUT,
            ExitCode.FAILED,
            ExitCode.BAD_INPUT)
        .stream()
        .filter(failures::contains)
        .findFirst()
        .orElse(ExitCode.OK);
  }

  /** The producer library as this package sees it. */
  private record Client(MemestreamClient client) implements Memes {

    @Override
    public CompletableFuture<FinishedMeme> submit(MemeOrder order) throws InterruptedException {
      return client.submit(order);
    }

    @Override
    public byte[] download(FinishedPicture picture) {
      return client.download(picture);
    }
  }

  /** When there is no photo to send, nothing need be started to say so. */
  private record NoMemes() implements Memes {

    @Override
    public CompletableFuture<FinishedMeme> submit(MemeOrder order) {
      throw new IllegalStateException("a photo appeared that was not there a moment ago");
    }

    @Override
    public byte[] download(FinishedPicture picture) {
      throw new IllegalStateException("nothing was submitted");
    }
  }
}
