package org.memestream.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.architecture.ArchitectureRules;

class IngestArchitectureTest {

  private static final String ROOT = "org.memestream.ingest";

  @Test
  void keepsTheSharedRulesAndUploadsFreeOfTechnology() {
    ArchitectureRules.of(ROOT).withDomain(ROOT + ".upload").check();
  }

  @Test
  void whatTheWaysInShareKnowsNoneOfThem() {
    ArchitectureRules.of(ROOT)
        .withIndependence(
            List.of(ROOT, ROOT + ".upload", ROOT + ".fetch", ROOT + ".status", ROOT + ".erasure"),
            ROOT + ".gateway..")
        .withIndependence(List.of(ROOT + ".fetch"), ROOT, ROOT + ".status", "org.apache.kafka..")
        .check();
  }

  @Test
  void uploadsAreNotStoredBeyondTheSender() {
    ArchitectureRules.of(ROOT)
        .with(
            noClasses()
                .that()
                .haveSimpleNameNotEndingWith("MemeSender")
                .should()
                .callMethod(
                    "org.memestream.runtime.store.ObjectStore",
                    "put",
                    String.class.getName(),
                    byte[].class.getName(),
                    String.class.getName())
                .because("only the sender removes what could not be announced; go through it"))
        .check();
  }
}
