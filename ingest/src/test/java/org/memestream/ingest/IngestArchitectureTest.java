package org.memestream.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.memestream.runtime.architecture.ArchitectureRules;

class IngestArchitectureTest {

  private static final String ROOT = "org.memestream.ingest";

  @Test
  void keepsTheSharedRulesAndUploadsFreeOfTechnology() {
    ArchitectureRules.of(ROOT).withDomain(ROOT + ".upload").check();
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
