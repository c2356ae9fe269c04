package org.memestream.local.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackPresence;
import org.memestream.local.stack.UsualPorts;

/** Whether a stack runs, and whether one could have its usual ports. */
final class StackCheck implements Check {

  private final DataFolder folder;

  StackCheck(DataFolder folder) {
    this.folder = folder;
  }

  @Override
  public List<Finding> look() {
    try {
      StackPresence presence = StackPresence.of(folder);
      if (presence instanceof StackPresence.Running running) {
        return List.of(
            Finding.ok(
                "stack",
                "process "
                    + running.state().pid()
                    + ", Kafka at "
                    + running.state().bootstrapServers()));
      }
      String sight =
          presence instanceof StackPresence.Absent
              ? "does not run; `memestream make` starts it"
              : "is starting or stopping";
      return Stream.concat(
              UsualPorts.all().stream().map(StackCheck::port),
              Stream.of(Finding.ok("stack", sight)))
          .toList();
    } catch (IOException e) {
      return List.of(
          Finding.fail("stack", "cannot tell: " + e, "see whether the data folder can be read"));
    }
  }

  private static Finding port(int port) {
    String subject = "port " + port;
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return Finding.ok(subject, "free");
    } catch (IOException e) {
      return Finding.warn(
          subject, "taken by another program", "nothing to do: the stack takes a free one instead");
    }
  }
}
