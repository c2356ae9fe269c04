package org.memestream.renderer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.telemetry.Traces;

/** The assembly as it runs for real, against a broker of the test's. */
final class AssemblyOnBroker {
  private AssemblyOnBroker() {}

  /** Settings of a service, defaults but for what is given. */
  static RendererConfig config(Map<String, String> settings) {
    return new ConfigurationLoader()
        .load(RendererConfig.class, Optional.empty(), Map.of(), settings);
  }

  static AssemblyService service(String bootstrapServers, Path stateDir) {
    RendererConfig config =
        config(
            Map.of(
                "memestream.kafka.bootstrap-servers",
                bootstrapServers,
                "memestream.assembly.state-dir",
                stateDir.toString()));
    return service(config);
  }

  static AssemblyService service(RendererConfig config) {
    return new AssemblyService(
        config.assembly(),
        config.kafka(),
        new KnownSchemas(),
        new SimpleMeterRegistry(),
        Traces.off(),
        Clock.systemUTC());
  }

  /** In a process of its own, to be killed: bootstrap servers, state folder, further settings. */
  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> settings = new HashMap<>();
    settings.put("memestream.kafka.bootstrap-servers", arguments[0]);
    settings.put("memestream.assembly.state-dir", arguments[1]);
    for (int i = 2; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      settings.put(pair[0], pair[1]);
    }
    try (AssemblyService service = service(config(settings))) {
      service.start();
      System.out.println("READY");
      service.awaitEnd();
    }
  }
}
