package org.memestream.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.memestream.faults.Ledger.Outcomes;

/** Objects, journals and the state of the assembly on a disk that fills up. */
@Tag("long")
@ExtendWith(SharedCluster.class)
class FullDiskSystemTest {

  private static final int MEMES = 80;
  private static final double PER_SECOND = 8;
  private static final int MEGABYTES = 64;

  @Test
  void memesWaitForRoom(Cluster cluster) throws Exception {
    Path disk = Files.createDirectories(cluster.folder().resolve("small disk"));
    mount(disk);
    try {
      move(cluster, disk);
      try (FaultCase fault = FaultCase.begin(cluster, "disk full", MEMES, PER_SECOND)) {
        fault.awaitUnderWay();

        Path ballast = fill(disk);
        Outages.awaitOutage(cluster.service("renderer"), "space");
        fault.load().awaitAsked(MEMES);
        Files.delete(ballast);
        fault.over();

        Outcomes outcomes =
            fault.tell("renderer: worker.outage 1, unready for want of space").verify();
        assertThat(outcomes.failed()).isEmpty();
        assertThat(outcomes.finished().size() + fault.load().awaitAnswers().refusals().size())
            .isEqualTo(MEMES);
      }
    } finally {
      move(cluster, cluster.folder());
      run("umount", disk.toString());
    }
  }

  private static void move(Cluster cluster, Path place) {
    cluster.restartServices(Cluster.fileStore(place.resolve("objects")), place);
  }

  /** Writes until nothing more fits. */
  private static Path fill(Path disk) throws IOException {
    Path ballast = disk.resolve("ballast");
    byte[] piece = new byte[4096];
    try (var out = Files.newOutputStream(ballast, StandardOpenOption.CREATE_NEW)) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
      return ballast;
    }
  }

  private static void mount(Path folder) throws IOException, InterruptedException {
    int exit =
        run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder.toString());
    if (exit != 0) {
      abort("a small disk can be mounted by root only (mount ended with " + exit + ")");
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
