package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Introspection;
import io.introspect.analysis.Analysis;
import io.introspect.trust.Audit;
import io.introspect.trust.Measure;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Data in which a class has hardly a row. */
class RareClassesTest {

  private static final int RARE = 2;

  private static MultiLayerNetwork model;

  @BeforeAll
  static void train() {
    model = Blobs.trained();
  }

  /** Six hundred rows, so many of them of the rare class. */
  private static DataSet withRare(int count) {
    DataSet rows = Blobs.data(900, 1000);
    int[] common = members(rows, k -> k != RARE);
    int[] rare = Arrays.copyOf(members(rows, k -> k == RARE), count);
    return select(rows, IntStream.concat(Arrays.stream(common), Arrays.stream(rare)).toArray());
  }

  private static DataSet of(DataSet rows, int only) {
    return select(rows, members(rows, k -> k == only));
  }

  private static int[] members(DataSet rows, IntPredicate wanted) {
    int[] truth = rows.getLabels().argMax(1).toIntVector();
    return IntStream.range(0, truth.length).filter(row -> wanted.test(truth[row])).toArray();
  }

  private static DataSet select(DataSet rows, int... members) {
    return new DataSet(
        Nd4j.pullRows(rows.getFeatures(), 1, members), Nd4j.pullRows(rows.getLabels(), 1, members));
  }

  private static IntrospectorBuilder open() {
    return Hasty.withTrust(SelfIntrospector.wrap(model));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aClassOfOneOrTwoRowsIsLearnedFromAndAnalyzed(int count) {
    DataSet training = withRare(count);
    SelfIntrospector introspector =
        open().heldOutShare(0.5).fit(training.getFeatures(), training.getLabels());
    DataSet test = Blobs.data(300, 2000);

    assertThat(introspector.introspectAll(test.getFeatures()))
        .allSatisfy(seen -> assertThat(seen.confidence()).isFinite());
    assertThat(introspector.audit(test.getFeatures(), test.getLabels()).accuracy())
        .isGreaterThan(0.8);
    Analysis analysis = introspector.analyze(training.getFeatures(), training.getLabels());
    assertThat(analysis.densities().get(RARE).rows()).isEqualTo(count);
    assertThat(analysis.densities().get(RARE).integral()).isPositive();
  }

  @Test
  void aClassWithoutRowsIsNamed() {
    DataSet training = withRare(0);
    IntrospectorBuilder builder = Blobs.wrap(model);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.fit(training.getFeatures(), training.getLabels()))
        .withMessageContaining("expected training rows of all 3 classes, found none of class [2]");
  }

  @Test
  void validationAndTestRowsMayBeOfASingleClass() {
    DataSet training = Blobs.data(600, 1000);
    DataSet validation = of(Blobs.data(600, 1001), 0);
    DataSet test = of(Blobs.data(600, 2000), 0);
    SelfIntrospector introspector =
        open()
            .fit(
                training.getFeatures(),
                training.getLabels(),
                validation.getFeatures(),
                validation.getLabels());

    Audit audit = introspector.audit(test.getFeatures(), test.getLabels());
    assertThat(audit.rows()).isEqualTo(200);
    assertThat(audit.confidence().value(Measure.AURC)).isBetween(0.0, 1.0);
  }

  @Test
  void testRowsThatAreAllRightLeaveUndefinedWhatNeedsMistakes() {
    DataSet training = Blobs.data(600, 1000);
    SelfIntrospector introspector = open().fit(training.getFeatures(), training.getLabels());
    DataSet rows = Blobs.data(300, 2000);
    int[] right = new int[50];
    int found = 0;
    for (int row = 0; found < right.length; row++) {
      Introspection seen = introspector.introspect(rows.getFeatures().getRow(row, true));
      if (seen.predictedClass() == row % Blobs.CLASSES) {
        right[found++] = row;
      }
    }
    DataSet easy = select(rows, right);

    Audit audit = introspector.audit(easy.getFeatures(), easy.getLabels());
    assertThat(audit.mistakes()).isZero();
    assertThat(audit.confidence().value(Measure.AUROC)).isNaN();
    assertThat(audit.confidence().value(Measure.AURC)).isZero();
    assertThat(audit.table()).contains("50 rows, 0 mistakes, accuracy 100.00 %");
  }
}
