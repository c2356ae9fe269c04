package org.memestream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {

  @TempDir Path folder;
  private final StringWriter told = new StringWriter();

  @Test
  void tellsLinesOnceTheyAreWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("up.out"), "from before\n");
    try (Tail tail = Tail.fromEnd(file)) {
      Files.writeString(file, "broker\nregis", StandardOpenOption.APPEND);
      tail.copyTo(new PrintWriter(told));
      assertThat(told.toString()).isEqualToIgnoringNewLines("broker");

      Files.writeString(file, "try 在这里\n", StandardOpenOption.APPEND);
      tail.copyTo(new PrintWriter(told));
    }

    assertThat(told.toString().lines()).containsExactly("broker", "registry 在这里");
  }
}
