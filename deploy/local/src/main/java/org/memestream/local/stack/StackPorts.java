package org.memestream.local.stack;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.memestream.local.folder.StackState;
import picocli.CommandLine.Option;

/** The options that name ports. */
public final class StackPorts {

  private static final String KAFKA = "--kafka-port";
  private static final String REGISTRY = "--registry-port";
  private static final String HTTP = "--port";
  private static final String HEALTH = "--health-port";

  @Option(
      names = HTTP,
      paramLabel = "PORT",
      description = "Port of the web page and the HTTP API (default: 8080, or a free one).")
  private Integer http;

  @Option(
      names = HEALTH,
      paramLabel = "PORT",
      description = "Port of health and metrics (default: 8082, or a free one).")
  private Integer health;

  @Option(
      names = KAFKA,
      paramLabel = "PORT",
      description = "Port of the broker (default: 9092, or a free one).")
  private Integer kafka;

  @Option(
      names = REGISTRY,
      paramLabel = "PORT",
      description = "Port of the schema registry (default: 8081, or a free one).")
  private Integer registry;

  /**
   * @param last a stack of the same folder that did not end in order
   */
  PortChoice http(Optional<StackState> last) {
    OptionalInt port = port(last.map(StackState::web));
    return new PortChoice("gateway", port, UsualPorts.HTTP, asked(http), HTTP);
  }

  /**
   * @param last a stack of the same folder that did not end in order
   */
  PortChoice health(Optional<StackState> last) {
    OptionalInt port = port(last.map(StackState::http));
    return new PortChoice("health endpoint", port, UsualPorts.HEALTH, asked(health), HEALTH);
  }

  PortChoice kafka(Optional<StackState> last) {
    OptionalInt port = port(last.map(state -> URI.create("kafka://" + state.bootstrapServers())));
    return new PortChoice("broker", port, UsualPorts.KAFKA, asked(kafka), KAFKA);
  }

  PortChoice registry(Optional<StackState> last) {
    OptionalInt port = port(last.map(StackState::registry));
    return new PortChoice("schema registry", port, UsualPorts.REGISTRY, asked(registry), REGISTRY);
  }

  /** The same ports, as arguments for another process. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    Stream.of(
            http(Optional.empty()),
            health(Optional.empty()),
            kafka(Optional.empty()),
            registry(Optional.empty()))
        .filter(choice -> choice.asked().isPresent())
        .forEach(
            choice -> {
              arguments.add(choice.option());
              arguments.add(Integer.toString(choice.asked().getAsInt()));
            });
    return arguments;
  }

  private static OptionalInt port(Optional<URI> address) {
    return address.stream().mapToInt(URI::getPort).filter(port -> port > 0).findFirst();
  }

  private static OptionalInt asked(Integer port) {
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
