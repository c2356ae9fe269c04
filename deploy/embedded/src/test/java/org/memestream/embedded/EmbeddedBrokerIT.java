package org.memestream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

  @TempDir Path folder;

  @Test
  void keepsRecordsAndPortOverARestart() throws Exception {
    int port;
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      port = broker.port();
      Cluster cluster = new Cluster(broker.bootstrapServers());
      cluster.createTopic("kept");
      cluster.produce("kept", "first", "second");
      assertThat(broker.fault()).isEmpty();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port)) {
      Cluster cluster = new Cluster(broker.bootstrapServers());
      cluster.produce("kept", "third");

      assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      assertThat(cluster.read("kept")).containsExactly("first", "second", "third");
    }
  }

  @Test
  void createsNoTopicThatNobodyAskedFor() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        var admin = new Cluster(broker.bootstrapServers()).admin()) {
      assertThatThrownBy(() -> admin.describeTopics(List.of("none")).allTopicNames().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));

      assertThatThrownBy(() -> EmbeddedBroker.start(folder, other.getLocalPort()))
          .isInstanceOf(PortTakenException.class)
          .hasMessage(
              "Port %d for the broker is taken; stop what listens there, or choose another port"
                  .formatted(other.getLocalPort()));
    }
    EmbeddedBroker.start(folder, 0).close();
  }

  @Test
  void saysThatTheFolderIsInUse() {
    try (EmbeddedBroker first = EmbeddedBroker.start(folder, 0)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining(folder.toString());
      assertThat(first.fault()).isEmpty();
    }
  }

  @Test
  void saysThatTheFolderCannotBeUsed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");

    assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void saysThatTheFolderIsDamagedAndLetsGoOfIt() throws IOException {
    Path properties = folder.resolve("log").resolve("meta.properties");
    Files.createDirectories(properties.getParent());
    Files.writeString(properties, "version=one\n");

    assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("The broker did not start");

    Files.delete(properties);
    EmbeddedBroker.start(folder, 0).close();
  }
}
