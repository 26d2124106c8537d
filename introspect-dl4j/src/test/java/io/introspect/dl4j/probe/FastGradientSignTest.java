package io.introspect.dl4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.ActivationTap;
import io.introspect.IntrospectableModel;
import io.introspect.Introspector;
import io.introspect.Observation;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FastGradientSignTest {

  private static final AttackAim TOWARD_ONE = AttackAim.toward(1);

  private final Introspector introspector = HandMadeIntrospector.create();
  private final FastGradientSign fgsm = FastGradientSign.standard().withEpsilon(0.125).withSteps(4);

  private static INDArray row(float... values) {
    return Nd4j.createFromArray(new float[][] {values});
  }

  /** The first value of the row at each step. */
  private static List<Double> firstValues(AttackPath path) {
    return path.steps().stream().map(step -> (double) step.input()[0]).toList();
  }

  @Test
  void hasThePapersDefaults() {
    assertThat(FastGradientSign.standard())
        .isEqualTo(
            new FastGradientSign(
                0.01,
                100,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY));
  }

  @Test
  void eachStepMovesEveryValueByEpsilonTowardTheTarget() {
    AttackPath path = fgsm.attack(introspector, row(0.5f, 0.25f), List.of(TOWARD_ONE)).get(0);

    assertThat(path.aim()).isEqualTo(TOWARD_ONE);
    assertThat(firstValues(path)).containsExactly(0.5, 0.375, 0.25, 0.125, 0.0);
    assertThat(path.steps().get(1).input()).containsExactly(0.375f, 0.375f);
    assertThat(path.steps().get(2).input()).containsExactly(0.25f, 0.5f);
    // Of equal outputs the first names the class, so that step 1 is not yet there.
    assertThat(path.firstSuccess()).hasValue(2);
    assertThat(path.succeeded()).isTrue();
    assertThat(path.start().seen().predictedClass()).isZero();
    assertThat(path.end().seen().latent()).containsExactly(0f, 0.375f);
    assertThat(path.end().seen().output()[0]).isCloseTo(0.5f, within(1e-6f));
  }

  @Test
  void awayFromAClassAnyOtherWillDo() {
    AttackPath path = fgsm.attack(introspector, row(0.5f, 0.25f), AttackAim.awayFrom(0)).get(0);

    assertThat(path.steps().get(2).input()).containsExactly(0.25f, 0.5f);
    assertThat(path.firstSuccess()).hasValue(2);
  }

  @Test
  void eachRowHasAnAimOfItsOwn() {
    INDArray rows = Nd4j.createFromArray(new float[][] {{0.5f, 0.25f}, {0.5f, 0.25f}});

    List<AttackPath> paths =
        fgsm.attack(introspector, rows, List.of(AttackAim.toward(0), TOWARD_ONE));

    assertThat(paths.get(0).end().input()).containsExactly(1f, -0.25f);
    assertThat(paths.get(0).firstSuccess()).hasValue(0);
    assertThat(paths.get(1).end().input()).containsExactly(0f, 0.75f);
  }

  @Test
  void clippingKeepsTheDatasRange() {
    AttackPath path =
        fgsm.withClipping(0.25, 0.5).attack(introspector, row(0.5f, 0.25f), TOWARD_ONE).get(0);

    assertThat(firstValues(path)).containsExactly(0.5, 0.375, 0.25, 0.25, 0.25);
    assertThat(path.end().input()[1]).isEqualTo(0.5f);
  }

  @Test
  void aBoundKeepsNearTheRowItself() {
    AttackPath path =
        fgsm.withBound(0.1875).attack(introspector, row(0.5f, 0.25f), TOWARD_ONE).get(0);

    assertThat(firstValues(path)).containsExactly(0.5, 0.375, 0.3125, 0.3125, 0.3125);
    assertThat(path.end().input()[1]).isEqualTo(0.4375f);
  }

  @Test
  void manyRowsInBlocksGoAsEachAlone() {
    int rows = 600;
    float[][] values = new float[rows][];
    for (int i = 0; i < rows; i++) {
      values[i] = new float[] {i / 600f, 1 - i / 600f};
    }
    List<AttackAim> aims = IntStream.range(0, rows).mapToObj(i -> AttackAim.toward(i % 2)).toList();

    List<AttackPath> paths = fgsm.attack(introspector, Nd4j.createFromArray(values), aims);

    assertThat(paths).hasSize(rows);
    for (int i : new int[] {0, 255, 256, 511, 512, 599}) {
      AttackPath alone = fgsm.attack(introspector, row(values[i]), aims.get(i)).get(0);
      assertThat(paths.get(i).aim()).isEqualTo(aims.get(i));
      assertThat(paths.get(i).end().input()).containsExactly(alone.end().input());
      assertThat(paths.get(i).seen()).isEqualTo(alone.seen());
    }
  }

  @Test
  void theRowsAreNeitherChangedNorClosed() {
    INDArray rows = row(0.5f, 0.25f);
    fgsm.attack(introspector, rows, TOWARD_ONE);
    assertThat(rows.toFloatMatrix()).isDeepEqualTo(new float[][] {{0.5f, 0.25f}});
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.01, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAnEpsilonThatIsNone(double epsilon) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fgsm.withEpsilon(epsilon))
        .withMessageContaining("epsilon")
        .withMessageContaining(String.valueOf(epsilon));
  }

  @Test
  void refusesNoStep() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fgsm.withSteps(0))
        .withMessage("expected at least one step, found 0");
  }

  @Test
  void refusesARangeThatIsNone() {
    for (double[] range : new double[][] {{1, 0}, {Double.NaN, 1}, {0, Double.NaN}, {1, 1}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> fgsm.withClipping(range[0], range[1]))
          .withMessageContaining("range")
          .withMessageContaining(String.valueOf(range[1]));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void refusesABoundThatIsNone(double bound) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fgsm.withBound(bound))
        .withMessage("expected a bound above 0, found " + bound);
  }

  @Test
  void refusesRowsOutsideTheClippingRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> fgsm.withClipping(0, 1).attack(introspector, row(0.5f, 1.25f), TOWARD_ONE))
        .withMessageContaining("clipping range from 0.0 to 1.0")
        .withMessageContaining("1.25");
  }

  @Test
  void acceptsARangeThatFloat32Rounds() {
    assertThat(fgsm.withClipping(0.1, 0.9).attack(introspector, row(0.1f, 0.9f), TOWARD_ONE))
        .hasSize(1);
  }

  @Test
  void refusesAClassThatTheModelLacks() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fgsm.attack(introspector, row(0, 0), AttackAim.toward(2)))
        .withMessage("expected the aim to be a class from 0 to 1, found 2");
  }

  @Test
  void refusesAnotherNumberOfAims() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fgsm.attack(introspector, row(0, 0), List.of(TOWARD_ONE, TOWARD_ONE)))
        .withMessage("expected one aim for each of 1 rows, found 2");
  }

  @Test
  void refusesNan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fgsm.attack(introspector, row(0, Float.NaN), TOWARD_ONE))
        .withMessageContaining("row 0")
        .withMessageContaining("NaN");
  }

  @Test
  void refusesAModelWithoutGradients() {
    Introspector blind =
        new HandMadeIntrospector(new Undifferentiable(), introspector.autoencoder());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fgsm.attack(blind, row(0, 0), TOWARD_ONE))
        .withMessageContaining("DifferentiableModel")
        .withMessageContaining("Undifferentiable");
  }

  /** A model that cannot be walked back. */
  static final class Undifferentiable implements IntrospectableModel {
    private final IntrospectableModel inner = new HandMadeIntrospector.SigmoidModel();

    @Override
    public int classes() {
      return inner.classes();
    }

    @Override
    public ActivationTap tap() {
      return inner.tap();
    }

    @Override
    public Observation observe(INDArray x) {
      return inner.observe(x);
    }

    @Override
    public String fingerprint() {
      return inner.fingerprint();
    }
  }
}
