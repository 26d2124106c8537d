package io.introspect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.introspect", importOptions = ImportOption.DoNotIncludeTests.class)
class ApiArchitectureTest {

  @ArchTest
  static final ArchRule dependsOnNothingButJavaAndNd4j =
      classes()
          .that()
          .resideOutsideOfPackage("io.introspect.trust")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.introspect..", "java..", "org.nd4j..");

  @ArchTest
  static final ArchRule interfacesKnowNothingOfWhatFollows =
      noClasses()
          .that()
          .resideInAPackage("io.introspect")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.introspect.analysis", "io.introspect.probe", "io.introspect.trust");

  @ArchTest
  static final ArchRule analysisIsPlainJava =
      classes()
          .that()
          .resideInAPackage("io.introspect.analysis")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.introspect", "io.introspect.analysis", "java..");

  @ArchTest
  static final ArchRule probesArePlainJava =
      classes()
          .that()
          .resideInAPackage("io.introspect.probe")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.introspect", "io.introspect.analysis", "io.introspect.probe", "java..");

  @ArchTest
  static final ArchRule trustIsPlainJavaWithStatisticsAndJson =
      classes()
          .that()
          .resideInAPackage("io.introspect.trust")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.introspect",
              "io.introspect.trust",
              "java..",
              "org.apache.commons.math3..",
              "org.nd4j.shade.jackson..");

  @ArchTest
  static final ArchRule analysisKnowsNothingOfProbes =
      noClasses()
          .that()
          .resideInAPackage("io.introspect.analysis")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.introspect.probe");

  @ArchTest
  static final ArchRule hasNoStaticFieldThatChanges =
      fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule valuesAreFinal =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotAssignableTo(RuntimeException.class)
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

  @ArchTest static final ArchRule printsNothing = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
