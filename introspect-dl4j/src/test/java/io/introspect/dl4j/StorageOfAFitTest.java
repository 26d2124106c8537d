package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.Introspection;
import io.introspect.IntrospectionException;
import io.introspect.dl4j.activations.ActivationStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;

/** From wrap to predictions, wherever the activations are kept meanwhile. */
class StorageOfAFitTest {

  private static final DataSet DATA = Blobs.data(600, 1000);
  private static final INDArray ROWS = Blobs.testRows(60);

  @TempDir private static Path folder;
  private static MultiLayerNetwork model;
  private static SelfIntrospector expected;

  @BeforeAll
  static void fit() {
    model = Blobs.trained();
    expected = fit(ActivationStorage.offHeap());
  }

  private static IntrospectorBuilder builder(ActivationStorage storage) {
    return Hasty.withTrust(SelfIntrospector.wrap(model)).activations(storage);
  }

  private static SelfIntrospector fit(ActivationStorage storage) {
    return builder(storage).fit(DATA.getFeatures(), DATA.getLabels());
  }

  private static void assertNothingLeft() throws IOException {
    assertThat(folder).isEmptyDirectory();
    Path own = Path.of("/proc/self/fd");
    if (Files.isDirectory(own)) {
      try (Stream<Path> files = Files.list(own)) {
        assertThat(files.filter(file -> target(file).startsWith(folder.toString()))).isEmpty();
      }
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }

  static List<ActivationStorage> exact() {
    ActivationStorage automatic = ActivationStorage.automatic().withFolder(folder);
    return List.of(
        automatic,
        automatic.withBudget(20_000),
        automatic.withBudget(0),
        ActivationStorage.file(folder));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void float32GivesTheSameIntrospectorWhereverItIs(ActivationStorage storage) throws IOException {
    SelfIntrospector fitted = fit(storage);
    assertThat(fitted.introspectAll(ROWS)).isEqualTo(expected.introspectAll(ROWS));
    assertThat(fitted.provenance().settings()).isEqualTo(expected.provenance().settings());
    assertThat(fitted.provenance().findings()).isEqualTo(expected.provenance().findings());
    assertNothingLeft();
  }

  @Test
  void automaticIsTheDefault() {
    SelfIntrospector byDefault =
        Hasty.withTrust(SelfIntrospector.wrap(model)).fit(DATA.getFeatures(), DATA.getLabels());
    assertThat(byDefault.introspectAll(ROWS)).isEqualTo(expected.introspectAll(ROWS));
  }

  @Test
  void recomputedActivationsDifferInTheirLastBitsAtMost() {
    assertNear(fit(ActivationStorage.recomputed()), 1e-3);
  }

  @Test
  void float16IsNearAndSaysSo() throws IOException {
    SelfIntrospector fitted = fit(ActivationStorage.file(folder).asFloat16());
    assertNear(fitted, 0.05);
    assertThat(fitted.provenance().settings()).containsEntry("activations", "float16");
    assertNothingLeft();
  }

  private static void assertNear(SelfIntrospector fitted, double tolerance) {
    List<Introspection> found = fitted.introspectAll(ROWS);
    List<Introspection> wanted = expected.introspectAll(ROWS);
    for (int row = 0; row < found.size(); row++) {
      assertThat(found.get(row).output()).isEqualTo(wanted.get(row).output());
      assertThat(found.get(row).log10MapError())
          .isCloseTo(wanted.get(row).log10MapError(), within(tolerance));
    }
  }

  @Test
  void recomputingWithValidationRows() {
    DataSet held = Blobs.data(120, 5);
    SelfIntrospector fitted =
        builder(ActivationStorage.recomputed())
            .fit(DATA.getFeatures(), DATA.getLabels(), held.getFeatures(), held.getLabels());
    assertThat(fitted.provenance().settings()).containsEntry("activations", "recomputed");
    assertThat(fitted.provenance().validationRows()).isEqualTo(120);
  }

  @Test
  void recomputingRefusesIteratorsAtTheDoor() {
    IntrospectorBuilder builder = builder(ActivationStorage.recomputed());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.fit(new ViewIterator(DATA, 100)))
        .withMessageContainingAll("arrays of training", "found an iterator", "file(");
  }

  @Test
  void nothingIsLeftAfterAFailure() throws IOException {
    INDArray labels = DATA.getLabels().dup();
    labels.getRow(599).assign(0);
    IntrospectorBuilder builder = builder(ActivationStorage.file(folder));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> builder.fit(new ViewIterator(new DataSet(DATA.getFeatures(), labels), 50)))
        .withMessageStartingWith("training data: ")
        .withMessageContaining("in row 599");
    assertNothingLeft();
  }

  @Test
  void nothingIsLeftAfterACancellation() throws IOException {
    Thread caller = Thread.currentThread();
    FitListener interrupts =
        new FitListener() {
          @Override
          public void stepped(FitStage stage, long step, double loss) {
            if (stage == FitStage.TRUST && step == 5) {
              caller.interrupt();
            }
          }
        };
    IntrospectorBuilder builder = builder(ActivationStorage.file(folder)).listener(interrupts);
    assertThatThrownBy(() -> builder.fit(DATA.getFeatures(), DATA.getLabels()))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
    assertNothingLeft();
  }

  @Test
  void aFolderThatIsNotThereIsTheUsersToMend() {
    IntrospectorBuilder builder = builder(ActivationStorage.file(folder.resolve("missing")));
    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> builder.fit(DATA.getFeatures(), DATA.getLabels()))
        .withMessageContaining("missing");
  }

  @Test
  void isSetOnceAndNotForJointTraining() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> builder(ActivationStorage.offHeap()).activations(ActivationStorage.recomputed()))
        .withMessageContainingAll("activations", "off-heap", "recomputed");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> SelfIntrospector.wrap(model).activations(ActivationStorage.offHeap()).joint())
        .withMessageContainingAll("no storage", "joint training", "found off-heap");
  }
}
