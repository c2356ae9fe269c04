package org.memestream.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.memestream.local");

  @Test
  void subjectsDoNotDependOnEachOtherInCircles() {
    slices()
        .matching("org.memestream.local.(*)..")
        .should()
        .beFreeOfCycles()
        .because("each subject is understood alone; move what both need into console or folder")
        .check(classes);
  }

  @Test
  void onlyTheMainClassAndTheStackEndTheProcess() {
    noClasses()
        .that()
        .doNotHaveSimpleName("MemestreamMain")
        .and()
        .resideOutsideOfPackage("..stack")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .because("commands return an exit code; throw a CommandFailure instead")
        .check(classes);
  }

  @Test
  void resultsGoThroughTheSurroundings() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("Surroundings writes UTF-8 in every locale, and tests can read it")
        .check(classes);
  }
}
