package io.introspect.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.introspect.Introspection;
import io.introspect.Serialized;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttackPathTest {

  private static final AttackAim AIM = AttackAim.toward(2);

  /** Steps that are predicted as these classes, on the way along the first axis. */
  private static List<AttackStep> steps(int... predicted) {
    List<AttackStep> steps = new ArrayList<>();
    for (int i = 0; i < predicted.length; i++) {
      Introspection seen = Seen.of(predicted[i], -4 + i, i, 0);
      steps.add(new AttackStep(new float[] {i, -i}, seen, AIM.isReachedBy(seen)));
    }
    return steps;
  }

  private static AttackPath path(int... predicted) {
    return new AttackPath(AIM, steps(predicted));
  }

  @Test
  void targetedAttackWantsItsClassAndNoOther() {
    assertThat(AIM.isReachedBy(Seen.of(2, 0, 0))).isTrue();
    assertThat(AIM.isReachedBy(Seen.of(1, 0, 0))).isFalse();
  }

  @Test
  void untargetedAttackWantsAnyOtherClass() {
    AttackAim away = AttackAim.awayFrom(2);

    assertThat(away.isReachedBy(Seen.of(2, 0, 0))).isFalse();
    assertThat(away.isReachedBy(Seen.of(1, 0, 0))).isTrue();
    assertThat(away).isEqualTo(new AttackAim(AttackAim.Kind.AWAY_FROM, 2)).isNotEqualTo(AIM);
  }

  @Test
  void successIsThatOfTheEnd() {
    assertThat(path(0, 1, 2).succeeded()).isTrue();
    assertThat(path(0, 2, 1).succeeded()).isFalse();
  }

  @Test
  void firstSuccessMayComeBeforeTheEndOrNever() {
    assertThat(path(0, 2, 1).firstSuccess()).hasValue(1);
    assertThat(path(2).firstSuccess()).hasValue(0);
    assertThat(path(0, 1, 0).firstSuccess()).isEmpty();
  }

  @Test
  void leadsFromTheRowToTheLastStep() {
    AttackPath path = path(0, 1, 2);

    assertThat(path.start().input()).containsExactly(0, 0);
    assertThat(path.end().input()).containsExactly(2, -2);
    assertThat(path.end().seen()).isEqualTo(Seen.of(2, -2, 2, 0));
    assertThat(path.seen())
        .containsExactly(Seen.of(0, -4, 0, 0), Seen.of(1, -3, 1, 0), Seen.of(2, -2, 2, 0));
  }

  @Test
  void changesOfArraysAndListsDoNotReachIt() {
    float[] input = {1, 2};
    AttackStep step = new AttackStep(input, Seen.of(0, 0, 0), false);
    List<AttackStep> steps = new ArrayList<>(List.of(step));
    AttackPath path = new AttackPath(AIM, steps);
    input[0] = 9;
    step.input()[1] = 9;
    steps.clear();

    assertThat(path.start().input()).containsExactly(1, 2);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> path.steps().clear());
  }

  @Test
  void refusesAClassBelowZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AttackAim.toward(-1))
        .withMessage("expected a class of at least 0, found -1");
    assertThatNullPointerException().isThrownBy(() -> new AttackAim(null, 0)).withMessage("kind");
  }

  @Test
  void refusesToLackItsParts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AttackPath(AIM, List.of()))
        .withMessage("expected at least the row itself, found no step");
    assertThatNullPointerException()
        .isThrownBy(() -> new AttackPath(null, steps(0)))
        .withMessage("aim");
    assertThatNullPointerException()
        .isThrownBy(() -> new AttackPath(AIM, Arrays.asList((AttackStep) null)));
    assertThatNullPointerException()
        .isThrownBy(() -> new AttackStep(new float[1], null, false))
        .withMessage("seen");
  }

  @Test
  void survivesJavaSerialization() {
    AttackPath copy = Serialized.copy(path(0, 1, 2));

    assertThat(copy.aim()).isEqualTo(AIM);
    assertThat(copy.seen()).isEqualTo(path(0, 1, 2).seen());
    assertThat(copy.end().input()).containsExactly(2, -2);
    assertThat(copy.steps()).extracting(AttackStep::succeeded).containsExactly(false, false, true);
  }
}
