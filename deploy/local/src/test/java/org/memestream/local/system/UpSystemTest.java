package org.memestream.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.local.system.Machine.Told;
import org.memestream.runtime.lifecycle.ExitCode;

class UpSystemTest {

  @TempDir Path folder;

  @Test
  void oneFolderHasOneStack() throws Exception {
    try (Machine machine = new Machine(folder).up()) {
      long pid = machine.pid();

      Told second = machine.run("up");

      assertThat(second.exitCode()).isEqualTo(ExitCode.DATA_FOLDER_IN_USE.code());
      assertThat(second.err())
          .contains("process " + pid, machine.home().toString(), "memestream down")
          .doesNotContain("\tat ");
      assertThat(machine.run("up", "--detach").out()).contains("runs already", "process " + pid);
      assertThat(machine.pid()).isEqualTo(pid);
      assertThat(machine.run("down").out()).startsWith("Stopped process " + pid);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--health-port", "--kafka-port", "--registry-port"})
  void aTakenPortThatWasAskedForIsRefused(String option) throws Exception {
    try (Machine machine = new Machine(folder);
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Told told = machine.run("up", option, Integer.toString(taken.getLocalPort()));

      assertThat(told.exitCode()).isEqualTo(ExitCode.PORT_TAKEN.code());
      assertThat(told.err()).contains("port " + taken.getLocalPort(), option);
    }
  }
}
