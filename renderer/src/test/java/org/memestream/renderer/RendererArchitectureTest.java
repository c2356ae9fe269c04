package org.memestream.renderer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.architecture.ArchitectureRules;

class RendererArchitectureTest {
  private static final String ROOT = "org.memestream.renderer.";

  @Test
  void keepsTheSharedRules() {
    ArchitectureRules.of("org.memestream.renderer")
        .withDomain(ROOT + "drawing")
        .with(decisionsKnowEventsOnly())
        .withIndependence(List.of(ROOT + "assembly"), ROOT + "streams", ROOT + "skia")
        .withIndependence(List.of(ROOT + "streams"), ROOT + "assembly", ROOT + "skia")
        .check();
  }

  /** Events are what the assembly joins, so it may know their records, and nothing else. */
  private static ArchRule decisionsKnowEventsOnly() {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "assembly")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache..", "io.github.humbleui..", "org.memestream.runtime..")
        .because("what becomes of a meme is decided without Kafka; put the adapter into streams");
  }
}
