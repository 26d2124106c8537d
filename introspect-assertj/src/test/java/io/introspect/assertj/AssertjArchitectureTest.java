package io.introspect.assertj;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.introspect.assertj",
    importOptions = ImportOption.DoNotIncludeTests.class)
class AssertjArchitectureTest {

  @ArchTest
  static final ArchRule knowsValuesAndAssertjAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.introspect",
              "io.introspect.trust",
              "io.introspect.assertj",
              "java..",
              "org.assertj.core..");

  @ArchTest
  static final ArchRule hasNoStaticFieldThatChanges =
      fields().that().areStatic().should().beFinal();

  @ArchTest static final ArchRule printsNothing = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
