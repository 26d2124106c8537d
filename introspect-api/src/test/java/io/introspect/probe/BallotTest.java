package io.introspect.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.Serialized;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sure member for class 0 outvotes two unsure ones for class 1. */
class BallotTest {

  private static final Introspection SURE = seen(-4, 0.75f, 0.25f, 0);
  private static final Introspection UNSURE = seen(-1, 0.25f, 0.5f, 0.5f);
  private static final Introspection DOUBTFUL = seen(0, 0, 1, 0.25f);

  private static Introspection seen(double log10Error, float... output) {
    return new Introspection(output, new float[] {0, 0}, log10Error, 0);
  }

  private static Ballot ballot(double... weights) {
    return new Ballot(List.of(SURE, UNSURE, DOUBTFUL), Arrays.stream(weights).boxed().toList());
  }

  @Test
  void scoresAreTheWeightedMeanOfTheOutputsAsTheyAre() {
    assertThat(ballot(0.5, 0.25, 0.25).scores())
        .containsExactly(
            new double[] {0.375 + 0.0625, 0.125 + 0.125 + 0.25, 0.125 + 0.0625}, within(1e-15));
  }

  @Test
  void predictsTheClassOfTheLargestScore() {
    assertThat(ballot(0.75, 0.125, 0.125).predictedClass()).isZero();
    assertThat(ballot(0.5, 0.25, 0.25).predictedClass()).isEqualTo(1);
    assertThat(ballot(0, 1, 0).predictedClass()).isEqualTo(1); // of 0.5 and 0.5 the first
  }

  @Test
  void equalWeightsAreReportedBesideIt() {
    // Means 1/3, 1.75/3, 0.75/3.
    assertThat(ballot(1, 0, 0).predictedClass()).isZero();
    assertThat(ballot(1, 0, 0).classByEqualWeights()).isEqualTo(1);
  }

  @Test
  void mostConfidentMemberIsReportedBesideIt() {
    assertThat(ballot(0, 0, 1).predictedClass()).isEqualTo(1);
    assertThat(ballot(0, 0, 1).classOfMostConfident()).isZero();
  }

  @Test
  void ofEquallyConfidentMembersTheFirstCounts() {
    Ballot ballot =
        new Ballot(List.of(UNSURE, seen(-2, 0, 0, 1), seen(-2, 1, 0, 0)), List.of(0.25, 0.25, 0.5));

    assertThat(ballot.classOfMostConfident()).isEqualTo(2);
  }

  @Test
  void listsAreCopiedAndCannotBeChanged() {
    List<Introspection> members = new ArrayList<>(List.of(SURE));
    List<Double> weights = new ArrayList<>(List.of(1.0));
    Ballot ballot = new Ballot(members, weights);
    members.clear();
    weights.clear();

    assertThat(ballot.members()).containsExactly(SURE);
    assertThat(ballot.weights()).containsExactly(1.0);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> ballot.members().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> ballot.weights().clear());
  }

  @Test
  void refusesToBeWithoutMembers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ballot(List.of(), List.of()))
        .withMessageContaining("found 0 members and 0 weights");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ballot(0.5, 0.5))
        .withMessageContaining("found 3 members and 2 weights");
  }

  @Test
  void refusesMembersOfOtherClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ballot(List.of(SURE, seen(0, 1, 0)), List.of(0.5, 0.5)))
        .withMessage("member 1: expected outputs of 3 classes, as of member 0, found 2");
  }

  @Test
  void refusesWeightsThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ballot(0.5, 0.25, 0.5))
        .withMessage("expected weights of at least 0 that sum to 1, found [0.5, 0.25, 0.5]");
    assertThatIllegalArgumentException().isThrownBy(() -> ballot(1.5, -0.5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ballot(1, Double.NaN, 0));
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(ballot(0.5, 0.25, 0.25))).isEqualTo(ballot(0.5, 0.25, 0.25));
  }
}
