package org.memestream.renderer.drawing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DrawingIsolationTest {

  @Test
  void knowsNoDrawingLibraryBrokerOrEvent() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.humbleui..",
            "org.apache.kafka..",
            "org.apache.avro..",
            "org.memestream.schemas..",
            "org.memestream.renderer.skia..")
        .because("what a text may be and where it stands is the domain; move Skia code to .skia")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.memestream.renderer.drawing"));
  }
}
