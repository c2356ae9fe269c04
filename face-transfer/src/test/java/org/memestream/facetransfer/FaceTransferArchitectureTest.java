package org.memestream.facetransfer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.memestream.runtime.architecture.ArchitectureRules;

class FaceTransferArchitectureTest {

  private static final String ROOT = "org.memestream.facetransfer";

  @Test
  void keepsTheSharedRulesAndADomainFreeOfTechnology() {
    ArchitectureRules.of(ROOT).withDomain(ROOT + ".detection", ROOT + ".expression").check();
  }

  @Test
  void onlyTheAdapterKnowsOpenCv() {
    ArchitectureRules.of(ROOT)
        .with(
            noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".opencv")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.opencv..", "org.bytedeco..")
                .because("another detector must be able to take its place; ask a FaceDetector"))
        .check();
  }
}
