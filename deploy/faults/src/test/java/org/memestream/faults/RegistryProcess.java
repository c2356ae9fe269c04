package org.memestream.faults;

import java.util.Optional;
import org.memestream.embedded.EmbeddedRegistry;

/** A schema registry as a process. */
final class RegistryProcess {

  private RegistryProcess() {}

  /** Arguments: broker address, port, port for health. */
  public static void main(String[] arguments) {
    EmbeddedRegistry registry =
        EmbeddedRegistry.start(arguments[0], Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(registry::close));
    BrokerProcess.answer(arguments[2], "registry", Optional::empty);
  }
}
