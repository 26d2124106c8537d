package io.introspect.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.introspect.report",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ReportArchitectureTest {

  @ArchTest
  static final ArchRule knowsValuesAndWhatDrawsThem =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.introspect",
              "io.introspect.analysis",
              "io.introspect.probe",
              "io.introspect.report",
              "io.introspect.trust",
              "java..",
              "javax.imageio..",
              "javax.xml..",
              "org.w3c.dom",
              "org.apache.commons.math3..",
              "org.jfree..",
              "org.apache.batik..",
              "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule hasNoStaticFieldThatChanges =
      fields().that().areStatic().should().beFinal();

  @ArchTest static final ArchRule printsNothing = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
