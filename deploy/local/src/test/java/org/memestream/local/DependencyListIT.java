package org.memestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/dependencies.md} lists what the command ships with. */
class DependencyListIT {

  private static final Path LIST = Path.of("../../docs/dependencies.md");
  private static final Path LIBRARIES = Path.of("target/lib");
  private static final String HINT = "run `mvn -Preports validate`, which writes " + LIST;
  private static final Pattern ROW =
      Pattern.compile("\\| [^:| ]+:([^:| ]+) \\| ([^| ]+) \\| [^|]+ \\|");

  @Test
  void everyJarThatShipsIsListedWithItsVersion() throws IOException {
    Set<String> listed =
        rows().map(row -> row.group(1) + "-" + row.group(2)).collect(Collectors.toSet());

    assertThat(shipped())
        .as(HINT)
        .isNotEmpty()
        // A jar of natives has its platform behind its version.
        .allMatch(
            jar ->
                listed.contains(jar) || listed.stream().anyMatch(one -> jar.startsWith(one + "-")));
  }

  private static Stream<Matcher> rows() throws IOException {
    return Files.readAllLines(LIST).stream().map(ROW::matcher).filter(Matcher::matches);
  }

  /** Names of the jars of others, without their ending. */
  private static List<String> shipped() throws IOException {
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      return jars.map(jar -> jar.getFileName().toString().replaceFirst("\\.jar$", ""))
          .filter(name -> !name.endsWith("-SNAPSHOT"))
          .toList();
    }
  }
}
