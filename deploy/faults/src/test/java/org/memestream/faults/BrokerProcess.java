package org.memestream.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.HttpConfig;
import org.memestream.runtime.health.HealthServer;
import org.memestream.runtime.health.Readiness;
import org.memestream.runtime.telemetry.Telemetry;

/** A broker as a process. */
final class BrokerProcess {

  private BrokerProcess() {}

  /** Arguments: folder, port, port for health. */
  public static void main(String[] arguments) {
    EmbeddedBroker broker =
        EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    answer(arguments[2], "broker", broker::fault);
  }

  /** Answers for the health of this process as services do. */
  static void answer(String port, String name, FaultSource source) {
    Telemetry telemetry = Telemetry.of(name);
    HealthServer.start(
        ConfigurationLoader.group(HttpConfig.class, Map.of("port", port)),
        () ->
            source
                .fault()
                .map(fault -> Readiness.unready(fault.toString()))
                .orElseGet(Readiness::ready),
        telemetry::scrape);
  }

  /** Where a broken part says so. */
  @FunctionalInterface
  interface FaultSource {
    Optional<Throwable> fault();
  }
}
