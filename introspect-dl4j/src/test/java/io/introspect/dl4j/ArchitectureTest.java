package io.introspect.dl4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * One direction of flow: facade, then store, analyze, probe and trust, then train, then
 * activations, then model, then dense, then the api.
 */
@AnalyzeClasses(packages = "io.introspect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String FACADE = "io.introspect.dl4j";
  private static final String STORE = "io.introspect.dl4j.store..";
  private static final String ANALYZE = "io.introspect.dl4j.analyze..";
  private static final String PROBE = "io.introspect.dl4j.probe..";
  private static final String TRUST = "io.introspect.dl4j.trust..";
  private static final String TRAIN = "io.introspect.dl4j.train..";
  private static final String ACTIVATIONS = "io.introspect.dl4j.activations..";
  private static final String MODEL = "io.introspect.dl4j.model..";
  private static final String DENSE = "io.introspect.dl4j.dense..";
  private static final String[] API = {
    "io.introspect", "io.introspect.analysis", "io.introspect.probe", "io.introspect.trust"
  };

  @ArchTest
  static final ArchRule packagesFlowInOneDirection =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("facade")
          .definedBy(FACADE)
          .layer("store")
          .definedBy(STORE)
          .layer("analyze")
          .definedBy(ANALYZE)
          .optionalLayer("probe")
          .definedBy(PROBE)
          .layer("trust")
          .definedBy(TRUST)
          .layer("train")
          .definedBy(TRAIN)
          .layer("activations")
          .definedBy(ACTIVATIONS)
          .layer("model")
          .definedBy(MODEL)
          .layer("dense")
          .definedBy(DENSE)
          .layer("api")
          .definedBy(API)
          .whereLayer("facade")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("facade")
          .whereLayer("analyze")
          .mayOnlyBeAccessedByLayers("facade")
          .whereLayer("probe")
          .mayOnlyBeAccessedByLayers("facade")
          .whereLayer("trust")
          .mayOnlyBeAccessedByLayers("facade")
          .whereLayer("train")
          .mayOnlyBeAccessedByLayers("facade", "analyze", "probe", "trust")
          .whereLayer("activations")
          .mayOnlyBeAccessedByLayers("facade", "train")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers(
              "facade", "store", "analyze", "probe", "trust", "train", "activations")
          .whereLayer("dense")
          .mayOnlyBeAccessedByLayers("model", "train", "trust", "activations")
          .whereLayer("api")
          .mayNotAccessAnyLayer()
          .ensureAllClassesAreContainedInArchitectureIgnoring("io.introspect.contract");

  @ArchTest
  static final ArchRule modelKnowsNothingOfWhatFollows =
      noClasses()
          .that()
          .resideInAPackage(MODEL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ACTIVATIONS, TRAIN, TRUST, ANALYZE, PROBE, STORE, FACADE);

  @ArchTest
  static final ArchRule trainKnowsNothingOfWhatFollows =
      noClasses()
          .that()
          .resideInAPackage(TRAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TRUST, ANALYZE, PROBE, STORE, FACADE);

  @ArchTest
  static final ArchRule analyzeDoesWithoutDl4j =
      noClasses()
          .that()
          .resideInAPackage(ANALYZE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.deeplearning4j..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().assignedFrom(new ByPackage()).should().beFreeOfCycles();

  @ArchTest static final ArchRule printsNothing = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule hasNoStaticFieldThatChanges =
      fields().that().areStatic().should().beFinal();

  /** Each package by its full name is a slice of its own. */
  private static final class ByPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return SliceIdentifier.of(javaClass.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
