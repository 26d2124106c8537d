package io.introspect.dl4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.probe.Ballot;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EnsembleTest {

  private static final INDArray ROW = Nd4j.createFromArray(new float[][] {{0.5f, 1}});

  /** Of three classes, always with this output and confidence. */
  private static FakeIntrospector member(double confidence, float... output) {
    return new FakeIntrospector(
        output.length, row -> new Introspection(output, row, -confidence, 0));
  }

  /** With the confidence that a row's first value says. */
  private static FakeIntrospector moody(float sign, float... output) {
    return new FakeIntrospector(
        output.length, row -> new Introspection(output, row, sign * row[0], 0));
  }

  @Test
  void weightsArePowersOfTheInverseExpectedError() {
    Ensemble ensemble = Ensemble.of(List.of(member(4, 1, 0, 0), member(2, 0, 1, 0)));

    // 10² : 10¹ and 10⁴ : 10².
    assertThat(ensemble.vote(ROW).weights().get(0)).isCloseTo(10 / 11.0, within(1e-12));
    assertThat(ensemble.vote(ROW).weights().get(1)).isCloseTo(1 / 11.0, within(1e-12));
    assertThat(ensemble.withSharpness(1).vote(ROW).weights().get(0))
        .isCloseTo(100 / 101.0, within(1e-12));
    assertThat(ensemble.withSharpness(0).vote(ROW).weights()).containsExactly(0.5, 0.5);
  }

  @Test
  void sureMemberOutvotesTwoUnsureOnes() {
    Ballot ballot =
        Ensemble.of(List.of(member(1, 0, 1, 0), member(4, 1, 0, 0), member(1, 0, 0.5f, 0)))
            .vote(ROW);

    assertThat(ballot.predictedClass()).isZero();
    assertThat(ballot.classByEqualWeights()).isEqualTo(1);
    assertThat(ballot.classOfMostConfident()).isZero();
  }

  @Test
  void everyRowIsWeighedByItself() {
    INDArray rows = Nd4j.createFromArray(new float[][] {{3, 0}, {-3, 0}, {0, 0}});
    Ensemble ensemble = Ensemble.of(List.of(moody(1, 1, 0, 0), moody(-1, 0, 1, 0)));

    List<Ballot> ballots = ensemble.voteAll(rows);

    assertThat(ballots).extracting(Ballot::predictedClass).containsExactly(1, 0, 0);
    for (int row = 0; row < 3; row++) {
      assertThat(ballots.get(row)).isEqualTo(ensemble.vote(rows.getRow(row, true)));
    }
  }

  @Test
  void hugeConfidencesDoNotOverflow() {
    assertThat(
            Ensemble.of(List.of(member(4000, 1, 0), member(3990, 0, 1), member(-4000, 0, 1)))
                .vote(ROW)
                .weights())
        .satisfiesExactly(
            weight -> assertThat(weight).isCloseTo(1 / (1 + 1e-5), within(1e-12)),
            weight -> assertThat(weight).isCloseTo(1e-5 / (1 + 1e-5), within(1e-12)),
            weight -> assertThat(weight).isZero());
  }

  @Property(tries = 200, seed = "42")
  void weightsSumToOneAndFollowTheConfidence(
      @ForAll @Size(min = 1, max = 6) List<@DoubleRange(min = -400, max = 400) Double> confidences,
      @ForAll @DoubleRange(min = 0, max = 3) double sharpness) {
    Ballot ballot =
        Ensemble.of(confidences.stream().map(confidence -> member(confidence, 1, 0)).toList())
            .withSharpness(sharpness)
            .vote(ROW);

    assertThat(ballot.weights().stream().mapToDouble(w -> w).sum()).isCloseTo(1, within(1e-12));
    for (int i = 0; i < confidences.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (confidences.get(i) > confidences.get(j)) {
          assertThat(ballot.weights().get(i)).isGreaterThanOrEqualTo(ballot.weights().get(j));
        }
      }
    }
  }

  @Test
  void refusesToBeEmptyOrToHoldNull() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ensemble.of(List.of()))
        .withMessage("expected at least one member, found none");
    assertThatNullPointerException().isThrownBy(() -> Ensemble.of(null));
  }

  @Test
  void refusesMembersOfOtherClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Ensemble.of(List.of(member(1, 1, 0), member(1, 0, 1), member(1, 1, 0, 0))))
        .withMessage("member 2: expected a classifier of 2 classes, as member 0, found 3");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoSharpness(double sharpness) {
    Ensemble ensemble = Ensemble.of(List.of(member(1, 1, 0)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ensemble.withSharpness(sharpness))
        .withMessage("expected a finite sharpness of at least 0, found " + sharpness);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void refusesConfidencesThatAreNone(double confidence) {
    Ensemble ensemble = Ensemble.of(List.of(member(1, 1, 0), member(confidence, 1, 0)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ensemble.vote(ROW))
        .withMessageStartingWith("member 1: expected a finite confidence, found ");
    assertThatIllegalArgumentException().isThrownBy(() -> ensemble.voteAll(ROW));
  }

  @Test
  void refusesAMemberThatIsNull() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ensemble.of(java.util.Collections.singletonList(null)))
        .withMessageContaining("null among the members");
  }
}
