package io.introspect.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Serialized;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleAccuracyTest {

  /** Three members that predict these classes, of which the weights take one. */
  private static Ballot ballot(int first, int second, int third, int heard) {
    return new Ballot(
        List.of(Seen.of(first, -3, 0), Seen.of(second, -2, 0), Seen.of(third, -1, 0)),
        List.of(heard == 0 ? 1.0 : 0, heard == 1 ? 1.0 : 0, heard == 2 ? 1.0 : 0));
  }

  private static final List<Ballot> BALLOTS =
      List.of(ballot(0, 0, 1, 0), ballot(1, 2, 2, 1), ballot(0, 1, 1, 2), ballot(2, 0, 2, 1));

  @Test
  void countsTheRowsThatEachWayPredictsRight() {
    EnsembleAccuracy accuracy = EnsembleAccuracy.of(BALLOTS, 0, 2, 1, 0);

    assertThat(accuracy.confidenceWeighted()).isEqualTo(1); // 0, 2, 1, 0
    assertThat(accuracy.equallyWeighted()).isEqualTo(0.75); // 0, 2, 1, 2
    assertThat(accuracy.mostConfident()).isEqualTo(0.25); // 0, 1, 0, 2
    assertThat(accuracy.members()).containsExactly(0.25, 1.0, 0.5); // 0 1 0 2, 0 2 1 0, 1 2 1 2
  }

  @Test
  void bestMemberIsTheFirstOfThoseRightMostOften() {
    EnsembleAccuracy accuracy = new EnsembleAccuracy(0.5, 0.5, 0.5, List.of(0.25, 0.75, 0.75));

    assertThat(accuracy.bestMember()).isEqualTo(1);
    assertThat(accuracy.bestMemberAccuracy()).isEqualTo(0.75);
    assertThat(new EnsembleAccuracy(0, 0, 0, List.of(0.0)).bestMember()).isZero();
  }

  @Test
  void refusesRowsWithoutBallotOrClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnsembleAccuracy.of(BALLOTS, 0, 2, 1))
        .withMessageContaining("found 4 ballots and 3 classes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnsembleAccuracy.of(List.of()))
        .withMessageContaining("found 0 ballots and 0 classes");
  }

  @Test
  void refusesClassesThatNoMemberKnows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnsembleAccuracy.of(BALLOTS, 0, 2, 3, 0))
        .withMessage("row 2: expected a class from 0 to 2, found 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnsembleAccuracy.of(BALLOTS, 0, -1, 1, 0))
        .withMessage("row 1: expected a class from 0 to 2, found -1");
  }

  @Test
  void refusesBallotsOfOtherMembers() {
    Ballot alone = new Ballot(List.of(Seen.of(0, -3, 0)), List.of(1.0));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnsembleAccuracy.of(List.of(BALLOTS.get(0), alone), 0, 0))
        .withMessage("row 1: expected votes of 3 members, as in row 0, found 1");
  }

  @Test
  void refusesSharesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnsembleAccuracy(0.5, 1.1, 0.5, List.of(0.5)))
        .withMessage("expected shares from 0 to 1, found 1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnsembleAccuracy(0.5, 0.5, 0.5, List.of(Double.NaN)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnsembleAccuracy(-0.1, 0.5, 0.5, List.of(0.5)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnsembleAccuracy(0.5, 0.5, 0.5, List.of()))
        .withMessage("expected at least one member, found none");
  }

  @Test
  void survivesJavaSerialization() {
    EnsembleAccuracy accuracy = EnsembleAccuracy.of(BALLOTS, 0, 2, 1, 0);

    assertThat(Serialized.copy(accuracy)).isEqualTo(accuracy);
    assertThat(accuracy.bestMemberAccuracy()).isCloseTo(1, within(0.0));
  }
}
