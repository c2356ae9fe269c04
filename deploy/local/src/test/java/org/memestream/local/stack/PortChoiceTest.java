package org.memestream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PortChoiceTest {

  @Test
  void takesTheUsualPortWhileItIsFree() throws IOException {
    int free = free();

    assertThat((int) choice(free, OptionalInt.empty()).<Integer>open(port -> port)).isEqualTo(free);
  }

  @Test
  void takesAnotherPortWhenTheUsualOneIsTaken() throws IOException {
    try (ServerSocket taken = socket()) {
      assertThat(
              (int) choice(taken.getLocalPort(), OptionalInt.empty()).<Integer>open(port -> port))
          .isPositive()
          .isNotEqualTo(taken.getLocalPort());
    }
  }

  @Test
  void takesThePortOfTheLastStackFirst() throws IOException {
    int last = free();
    PortChoice choice =
        new PortChoice("broker", OptionalInt.of(last), 9092, OptionalInt.empty(), "--kafka-port");

    assertThat((int) choice.<Integer>open(port -> port)).isEqualTo(last);
  }

  @Test
  void takesAnotherPortWhenSomebodyElseIsQuicker() throws IOException {
    try (ServerSocket quicker = socket()) {
      int taken = quicker.getLocalPort();
      List<Integer> tried = new ArrayList<>();

      int port =
          choice(free(), OptionalInt.empty())
              .open(
                  candidate -> {
                    tried.add(candidate);
                    return tried.size() == 1 ? lose(taken) : candidate;
                  });

      assertThat(tried).hasSize(2).last().isEqualTo(port);
    }
  }

  @Test
  void refusesAnAskedPortThatIsTaken() throws IOException {
    try (ServerSocket taken = socket()) {
      PortChoice asked = choice(9092, OptionalInt.of(taken.getLocalPort()));

      assertThatThrownBy(() -> asked.<Integer>open(port -> port))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("--kafka-port");
    }
  }

  @Test
  void refusesAPortThatCannotBe() {
    assertThatThrownBy(() -> choice(9092, OptionalInt.of(70_000)))
        .hasMessageContaining("from 1 to 65535, not 70000");
  }

  private static int lose(int port) {
    throw new org.memestream.runtime.health.PortTakenException("127.0.0.1", port, "a key", null);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = socket()) {
      return socket.getLocalPort();
    }
  }

  private static ServerSocket socket() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static PortChoice choice(int usual, OptionalInt asked) {
    return new PortChoice("broker", OptionalInt.empty(), usual, asked, "--kafka-port");
  }
}
