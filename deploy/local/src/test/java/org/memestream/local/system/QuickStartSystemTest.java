package org.memestream.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.local.system.Machine.Told;

/** Runs what the README tells newcomers to run, save the tests themselves. */
class QuickStartSystemTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern FIRST_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theQuickStartDoesWhatItSays() throws Exception {
    List<String> commands = commands();
    assertThat(commands).anyMatch(command -> command.startsWith("./memestream make"));
    assertThat(commands).contains("mvn verify");
    // The same names in another folder, so that nothing is written into the repository.
    for (String name : List.of("memestream", "samples")) {
      Files.createSymbolicLink(folder.resolve(name), ROOT.resolve(name));
    }
    try (Machine machine = new Machine(folder)) {
      for (String command : commands) {
        if (command.startsWith("./memestream")) {
          Told told = machine.execute(List.of("bash", "-c", command));

          assertThat(told.exitCode()).as("%s: %s", command, told).isZero();
        }
      }
    }
    try (Stream<Path> memes = Files.list(folder.resolve("memes"))) {
      assertThat(memes).allSatisfy(meme -> assertThat(ImageIO.read(meme.toFile())).isNotNull());
    }
  }

  private static List<String> commands() throws IOException {
    Matcher block = FIRST_BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(block.find()).as("the README has a block of sh commands").isTrue();
    return block
        .group(1)
        .lines()
        .map(line -> line.replaceFirst("\\s+#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
