package org.memestream.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IncomingFilesTest {

  private static final int DISK_BYTES = 64 * 1024;

  @Test
  void fullDiskLeavesNoHalfWrittenFile() throws IOException {
    Configuration small = Configuration.unix().toBuilder().setMaxSize(DISK_BYTES).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path folder = disk.getPath("/incoming");
      IncomingFiles incoming = new IncomingFiles(folder);
      Path whole = incoming.write(new byte[DISK_BYTES / 2]);
      assertThatThrownBy(() -> incoming.write(new byte[DISK_BYTES]))
          .isInstanceOf(IOException.class);
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).containsExactly(whole);
      }
    }
  }
}
