package org.memestream.local.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataFolderTest {

  private static final Path HERE = Path.of("/somewhere");

  @Test
  void prefersTheOption() {
    DataFolder folder =
        DataFolder.resolve(
            Optional.of(Path.of("mine")), Map.of("MEMESTREAM_HOME", "/home/memes"), HERE);

    assertThat(folder.root()).isEqualTo(Path.of("/somewhere/mine"));
  }

  @Test
  void takesTheEnvironmentWithoutAnOption() {
    DataFolder folder =
        DataFolder.resolve(Optional.empty(), Map.of("MEMESTREAM_HOME", "/home/memes"), HERE);

    assertThat(folder.root()).isEqualTo(Path.of("/home/memes"));
  }

  @Test
  void endsUpInTheWorkingDirectory() {
    DataFolder folder = DataFolder.resolve(Optional.empty(), Map.of(), HERE);

    assertThat(folder.root()).isEqualTo(Path.of("/somewhere/data"));
  }

  @Test
  void takesAnEmptyVariableForNone() {
    DataFolder folder = DataFolder.resolve(Optional.empty(), Map.of("MEMESTREAM_HOME", ""), HERE);

    assertThat(folder.root()).isEqualTo(Path.of("/somewhere/data"));
  }
}
