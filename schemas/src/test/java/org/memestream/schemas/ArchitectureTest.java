package org.memestream.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.memestream.schemas");

  @Test
  void onlyOneClassKnowsTheRegistryClient() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.ConfluentRegistry(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.flink..")
        .because("the relocated client may be swapped: ask a SchemaRegistry instead")
        .check(classes);
  }

  @Test
  void topicsKnowNothingOfTheSerde() {
    noClasses()
        .that()
        .resideInAPackage("org.memestream.schemas")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.memestream.schemas.serde..", "org.apache.kafka..")
        .because("the catalogue is read by code that does not talk to Kafka")
        .check(classes);
  }
}
