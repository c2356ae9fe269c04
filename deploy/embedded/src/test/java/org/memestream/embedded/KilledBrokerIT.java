package org.memestream.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class KilledBrokerIT {

  private static final Logger log = LoggerFactory.getLogger(KilledBrokerIT.class);

  @TempDir Path folder;

  @Test
  void keepsRecordsAndComesBackSoonAfterAKill() throws Exception {
    int port = freePort();
    Process process = startBroker(port);
    try {
      Cluster cluster = new Cluster("127.0.0.1:" + port);
      cluster.createTopic("kept");
      cluster.produce("kept", "first", "second");
    } finally {
      process.destroyForcibly().waitFor();
    }

    Instant begun = Instant.now();
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port)) {
      Cluster cluster = new Cluster(broker.bootstrapServers());
      assertThat(cluster.read("kept")).containsExactly("first", "second");
      cluster.produce("kept", "third");
    }
    Duration back = Duration.between(begun, Instant.now());
    log.info("broker back after a kill in {} ms", back.toMillis());
    assertThat(back).isLessThan(Duration.ofSeconds(30));
  }

  private Process startBroker(int port) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                BrokerProcess.class.getName(),
                folder.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertThat(out.lines().anyMatch("READY"::equals)).isTrue();
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
