package org.memestream.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.runtime.lifecycle.StartFailure;

class InstanceNameTest {
  @TempDir private Path folder;

  @Test
  void nameStaysWithTheFolder() {
    Path state = folder.resolve("state");

    assertThat(new InstanceName(state).get()).isEqualTo(new InstanceName(state).get());
  }

  @Test
  void foldersHaveDifferentNames() {
    assertThat(new InstanceName(folder.resolve("a")).get())
        .isNotEqualTo(new InstanceName(folder.resolve("b")).get());
  }

  @Test
  void folderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> new InstanceName(file).get())
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("memestream.assembly.state-dir");
  }
}
