package org.memestream.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.local.doctor.Finding.Level;

class DriverCheckTest {

  @TempDir Path folder;

  private List<Finding> look(String... monitor) {
    return new DriverCheck(folder, new LibraryFolders(List.of(folder)), List.of(monitor)).look();
  }

  @Test
  void eachThingThatIsMissingIsToldWithARemedy() {
    assertThat(look(folder.resolve("no-such-program").toString()))
        .hasSize(4)
        .allMatch(finding -> finding.level() == Level.WARN && finding.remedy().isPresent());
  }

  @Test
  void whatIsThereIsShown() throws Exception {
    Files.createFile(folder.resolve("nvidia1"));
    Files.createFile(folder.resolve("nvidia0"));
    Files.createFile(folder.resolve("libcuda.so.1"));
    Path own = Files.createDirectory(folder.resolve("x86_64-linux-gnu"));
    Files.createFile(own.resolve("libcudart.so.12"));

    assertThat(look("echo", "0, NVIDIA L4, 23034 MiB"))
        .allMatch(finding -> finding.level() == Level.OK)
        .extracting(Finding::sight)
        .containsExactly(
            folder.resolve("nvidia0") + ", " + folder.resolve("nvidia1"),
            folder.resolve("libcuda.so.1").toString(),
            "0, NVIDIA L4, 23034 MiB",
            own.resolve("libcudart.so.12").toString());
  }

  @Test
  void aMonitorThatFailsIsToldWithWhatItSays() {
    assertThat(look("ls", folder.resolve("gone").toString()).get(2))
        .returns(Level.WARN, Finding::level)
        .satisfies(finding -> assertThat(finding.sight()).contains("fails", "gone"));
  }

  @Test
  void librariesOfOtherNamesAreNotMeant() throws Exception {
    Files.createFile(folder.resolve("libcudart.so-static"));
    Files.createFile(folder.resolve("libcudart_static.so"));

    assertThat(new LibraryFolders(List.of(folder)).find("libcudart.so")).isEmpty();
  }
}
