package org.memestream.captioner;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.architecture.ArchitectureRules;

class ArchitectureTest {

  @Test
  void layersAreKept() {
    ArchitectureRules.of("org.memestream.captioner")
        .withDomain("org.memestream.captioner.caption")
        .withIndependence(
            List.of("org.memestream.captioner.caption.."),
            "org.memestream.captioner.djl..",
            "org.memestream.captioner.training..",
            "org.memestream.runtime..")
        .withIndependence(
            List.of("org.memestream.captioner.djl.."), "org.memestream.captioner.training..")
        .withIndependence(
            List.of("org.memestream.captioner"), "org.memestream.captioner.training..")
        .check();
  }
}
