package org.memestream.runtime;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.architecture.ArchitectureRules;

class RuntimeArchitectureTest {

  private static final String ROOT = "org.memestream.runtime.";

  @Test
  void keepsTheSharedRules() {
    ArchitectureRules.of("org.memestream.runtime").check();
  }

  @Test
  void packagesDependInOneDirection() {
    ArchitectureRules.of("org.memestream.runtime")
        .withIndependence(
            List.of(ROOT + "config", ROOT + "picture"),
            ROOT + "health",
            ROOT + "telemetry",
            ROOT + "store",
            ROOT + "kafka",
            ROOT + "lifecycle",
            ROOT + "worker")
        .withIndependence(
            List.of(ROOT + "health", ROOT + "telemetry", ROOT + "store", ROOT + "kafka"),
            ROOT + "picture",
            ROOT + "lifecycle",
            ROOT + "worker")
        .withIndependence(
            List.of(ROOT + "lifecycle"), ROOT + "picture", ROOT + "store", ROOT + "worker")
        .check();
  }
}
