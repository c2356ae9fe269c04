package org.memestream.runtime.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rules for one module. A module's test is one line: {@code
 * ArchitectureRules.of("org.memestream.captioner").withDomain("org.memestream.captioner.caption").check()}.
 */
public final class ArchitectureRules {

  private static final String ROOT = "org.memestream";

  /** Packages of the services, of which none may know another. */
  private static final List<String> SERVICES =
      List.of(ROOT + ".ingest", ROOT + ".captioner", ROOT + ".facetransfer", ROOT + ".renderer");

  /** Where the services come together; nothing may know it. */
  private static final List<String> ASSEMBLIES = List.of(ROOT + ".local", ROOT + ".bench");

  private static final String[] TECHNOLOGIES = {
    "org.apache.kafka..",
    "org.apache.avro..",
    "org.memestream.schemas..",
    "ai.djl..",
    "ai.onnxruntime..",
    "org.opencv..",
    "org.bytedeco..",
    "io.github.humbleui..",
    "software.amazon.awssdk.."
  };

  private static final String EMPTY_NAMES = ".*(Utils?|Helpers?|Managers?|Commons?|Impl)";
  private static final String EMPTY_PACKAGES =
      "(.*\\.)?(utils?|helpers?|managers?|commons?|impl)(\\..*)?";

  private final String module;
  private final JavaClasses classes;
  private final List<ArchRule> rules = new ArrayList<>();

  private ArchitectureRules(String module) {
    this.module = module;
    this.classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
            .importUrls(folders(module));
  }

  /** Where the module's classes are; looking through the jars of the class path takes seconds. */
  private static List<URL> folders(String module) {
    ClassLoader loader = ArchitectureRules.class.getClassLoader();
    try {
      return Collections.list(loader.getResources(module.replace('.', '/'))).stream()
          .filter(url -> url.getProtocol().equals("file"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for the classes of " + module, e);
    }
  }

  /**
   * The rules that every module keeps.
   *
   * @param module its root package
   */
  public static ArchitectureRules of(String module) {
    return new ArchitectureRules(module)
        .with(names())
        .with(packageNames())
        .with(staticState())
        .with(standardStreams())
        .with(direction(module))
        .with(packageCycles(module));
  }

  /** Adds: these packages (without their sub-packages) hold domain code, free of technology. */
  public ArchitectureRules withDomain(String... packages) {
    return with(
        noClasses()
            .that()
            .resideInAnyPackage(packages)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TECHNOLOGIES)
            .because(
                "the domain must be testable and replaceable without technology; declare an"
                    + " interface here and implement it in the package of that technology, or"
                    + " translate events in the service's worker"));
  }

  /** Adds: these packages know none of those. */
  public ArchitectureRules withIndependence(List<String> packages, String... of) {
    return with(
        noClasses()
            .that()
            .resideInAnyPackage(packages.toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(of)
            .because(
                "packages depend on each other in one direction; move what both need to the one"
                    + " that is lower"));
  }

  /** Adds a rule of the module's own. */
  public ArchitectureRules with(ArchRule rule) {
    rules.add(rule.allowEmptyShould(true));
    return this;
  }

  /**
   * Checks all rules.
   *
   * @throws AssertionError that says which rule is broken where, and how to mend it
   */
  public void check() {
    if (classes.isEmpty()) {
      throw new AssertionError("there are no classes in " + module + "; is the package right?");
    }
    rules.forEach(rule -> rule.check(classes));
  }

  /** The classes that are checked, for rules of the module's own. */
  public JavaClasses classes() {
    return classes;
  }

  private static ArchRule names() {
    return noClasses()
        .should()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveNameMatching(EMPTY_NAMES)
        .because("such names say nothing; name the class for the one thing it does");
  }

  private static ArchRule packageNames() {
    DescribedPredicate<JavaClass> named =
        DescribedPredicate.describe(
            "have an empty word in their package",
            type -> type.getPackageName().matches(EMPTY_PACKAGES));
    return noClasses()
        .should()
        .dependOnClassesThat(named.and(resideInAPackage(ROOT + "..")))
        .because("packages are named by subject; put the class where its subject is");
  }

  private static ArchRule staticState() {
    return fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .areNotEnums()
        .should()
        .beFinal()
        .because("static state cannot be injected or tested; make it a field of an object");
  }

  private static ArchRule standardStreams() {
    return noClasses()
        .that(resideOutsideOfPackages(ROOT + ".runtime.lifecycle..", ROOT + ".local.."))
        .should(ACCESS_STANDARD_STREAMS)
        .because("standard output belongs to results; log with SLF4J, or take a PrintStream");
  }

  private static ArchRule direction(String module) {
    List<String> above = new ArrayList<>(ASSEMBLIES);
    above.addAll(SERVICES);
    above.removeIf(module::startsWith);
    if (ASSEMBLIES.stream().anyMatch(module::startsWith)) {
      above.removeAll(SERVICES);
    }
    return noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(above.stream().map(p -> p + "..").toArray(String[]::new)))
        .because(
            "services depend on runtime and schemas only, so that each can be built and run"
                + " alone; exchange events instead, or move what two services call to runtime");
  }

  private static ArchRule packageCycles(String module) {
    return slices()
        .matching(module + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("a cycle makes one package of many; let the domain know none of its adapters");
  }
}
