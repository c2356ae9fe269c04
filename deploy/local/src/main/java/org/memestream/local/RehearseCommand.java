package org.memestream.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.FolderLock;
import org.memestream.local.folder.StackStateFile;
import org.memestream.local.stack.LocalStack;
import org.memestream.local.stack.StackPorts;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureWriter;
import picocli.CommandLine.Command;

/**
 * {@code memestream rehearse}: makes a meme on a folder of its own, all in this process. The
 * launcher script runs it after a build and lets the JVM archive the classes that it has loaded by
 * then, with which all later commands start in about half the time.
 */
@Command(name = "rehearse", hidden = true, description = "Makes a meme and forgets it.")
final class RehearseCommand implements Callable<Integer> {

  private static final int SIDE = 320;

  private final Surroundings surroundings;

  RehearseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("memestream-rehearsal");
    try {
      rehearse(new DataFolder(folder.resolve("data").toAbsolutePath()), folder);
      return ExitCode.OK.code();
    } finally {
      delete(folder);
    }
  }

  private void rehearse(DataFolder data, Path folder) throws IOException, InterruptedException {
    Path photo = folder.resolve("rehearsal.jpg");
    Files.write(photo, new PictureWriter().jpeg(grey(), 90));
    try (FolderLock lock = FolderLock.acquire(data, ProcessHandle.current().pid());
        LocalStack stack =
            new LocalStack(
                data, surroundings.environment(), surroundings.clock(), (part, at, took) -> {})) {
      Logs.stack(data);
      new StackStateFile(data).write(stack.start(new StackPorts(), Optional.empty()));
      String out = folder.resolve("out").toString();
      run(data, List.of("make", photo.toString(), "--top", "rehearsal", "--out", out));
      run(data, List.of("make", photo.toString(), "--json", "--out", out));
      run(data, List.of("status"));
    }
  }

  private void run(DataFolder data, List<String> command) {
    StringWriter told = new StringWriter();
    PrintWriter out = new PrintWriter(told, true);
    Surroundings here =
        new Surroundings(
            out,
            out,
            surroundings.environment(),
            surroundings.workingDirectory(),
            false,
            surroundings.clock());
    List<String> arguments =
        Stream.concat(command.stream(), Stream.of("--data", data.root().toString())).toList();
    int code = MemestreamCommand.commandLine(here).execute(arguments.toArray(String[]::new));
    if (code != ExitCode.OK.code()) {
      throw new CommandFailure(ExitCode.FAILED, command + " ended with " + code + ": " + told);
    }
  }

  private static Picture grey() {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    Arrays.fill(rgb, (byte) 0x80);
    return Picture.ofRgb(SIDE, SIDE, rgb);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
