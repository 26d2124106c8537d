package io.introspect.dl4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Autoencoder;
import io.introspect.Introspector;
import io.introspect.probe.Visualization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** On z = x / 2, where everything can be said beforehand. */
class FeatureVisualizationTest {

  private final Introspector introspector = HandMadeIntrospector.create();
  private final FeatureVisualization settings =
      FeatureVisualization.standard().withChange(1).withSteps(50);

  private static INDArray row(float... values) {
    return Nd4j.createFromArray(new float[][] {values});
  }

  @Test
  void landsOnTheTarget() {
    Visualization found =
        settings.fromRows(introspector, row(0, 0), List.of(new double[] {0.3, -0.4})).get(0);

    assertThat(found.startDistance()).isCloseTo(0.5, within(1e-6));
    assertThat(found.endDistance()).isLessThan(1e-3);
    assertThat(found.input()[0]).isCloseTo(0.6f, within(2e-3f));
    assertThat(found.input()[1]).isCloseTo(-0.8f, within(2e-3f));
    assertThat(found.end().latent()[0]).isCloseTo(0.3f, within(1e-3f));
    assertThat(found.start().latent()).containsExactly(0f, 0f);
    assertThat(found.target()).containsExactly(0.3, -0.4);
    // Ten strides of 0.05, the last of them damped.
    assertThat(found.steps()).isBetween(10, 13);
  }

  @Test
  void aStepGoesOneStrideStraightAhead() {
    Visualization found =
        settings
            .withStride(0.25)
            .withSteps(1)
            .fromRows(introspector, row(0, 0), List.of(new double[] {0.6, 0.8}))
            .get(0);

    // Damping keeps a little back: 0.001 of what is half of the trace of JJᵀ.
    assertThat(found.input()[0]).isCloseTo(0.3f, within(2e-3f));
    assertThat(found.input()[1]).isCloseTo(0.4f, within(2e-3f));
    assertThat(found.steps()).isEqualTo(1);
  }

  @Test
  void noValueChangesMoreThanAllowed() {
    Visualization found =
        settings
            .withChange(0.01)
            .withSteps(3)
            .fromRows(introspector, row(0, 0), List.of(new double[] {0.5, 0}))
            .get(0);

    assertThat(found.input()[0]).isCloseTo(0.03f, within(1e-6f));
  }

  @Test
  void staysWithinTheDatasRange() {
    Visualization found =
        settings
            .withClipping(0, 1)
            .fromRows(introspector, row(0.5f, 0.5f), List.of(new double[] {2, 0.3}))
            .get(0);

    // The first value can go no further than 1; the second gets where it is wanted.
    assertThat(found.input()[0]).isBetween(0.95f, 1f);
    assertThat(found.input()[1]).isCloseTo(0.6f, within(0.05f));
  }

  @Test
  void eachRowHasATargetOfItsOwn() {
    INDArray rows = Nd4j.createFromArray(new float[][] {{0, 0}, {1, 1}});
    List<Visualization> found =
        settings.fromRows(
            introspector, rows, List.of(new double[] {0.1, 0.1}, new double[] {0.2, 0.7}));

    assertThat(found).allSatisfy(one -> assertThat(one.endDistance()).isLessThan(1e-3));
    assertThat(rows.toFloatMatrix()).isDeepEqualTo(new float[][] {{0, 0}, {1, 1}});
  }

  @Test
  void noiseIsOfTheRangeAndOfTheSeed() {
    List<double[]> targets = List.of(new double[] {0.3, 0.3}, new double[] {0.3, 0.3});
    FeatureVisualization clipped = settings.withClipping(0, 1);

    List<Visualization> found = clipped.fromNoise(introspector, new long[] {1, 2}, 4, targets);

    assertThat(found)
        .allSatisfy(
            one -> {
              assertThat(one.start().latent()[0]).isBetween(0f, 0.5f);
              assertThat(one.endDistance()).isLessThan(1e-3);
            });
    assertThat(found.get(0).start()).isNotEqualTo(found.get(1).start());
    assertThat(clipped.fromNoise(introspector, new long[] {1, 2}, 4, targets).get(1).start())
        .isEqualTo(found.get(1).start());
    assertThat(clipped.fromNoise(introspector, new long[] {1, 2}, 5, targets).get(1).start())
        .isNotEqualTo(found.get(1).start());
  }

  @Test
  void refusesATargetOfAnotherDimension() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> settings.fromRows(introspector, row(0, 0), List.of(new double[] {1, 2, 3})))
        .withMessage("expected a target of 2 finite coordinates, found [1.0, 2.0, 3.0]");
  }

  @Test
  void refusesATargetThatIsNan() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                settings.fromNoise(
                    introspector, new long[] {1, 2}, 1, List.of(new double[] {1, Double.NaN})))
        .withMessageContaining("[1.0, NaN]");
  }

  @Test
  void refusesAnotherNumberOfTargets() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.fromRows(introspector, row(0, 0), List.of()))
        .withMessage("expected one target for each of 1 rows, found 0");
  }

  @Test
  void refusesNoTargetAtAll() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.fromNoise(introspector, new long[] {1, 2}, 1, List.of()))
        .withMessage("expected at least one target, found 0");
  }

  @Test
  void refusesAShapeOfSeveralRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                settings.fromNoise(
                    introspector, new long[] {3, 2}, 1, List.of(new double[] {0, 0})))
        .withMessage("expected the shape of one row, [1, …], found [3, 2]");
  }

  @Test
  void refusesNan() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> settings.fromRows(introspector, row(0, Float.NaN), List.of(new double[] {0, 0})))
        .withMessageContaining("row 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesStridesAndChangesThatAreNone(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.withStride(value))
        .withMessageContaining("stride");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.withChange(value))
        .withMessageContaining("change");
  }

  @Test
  void refusesNoStepAndNoRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> settings.withSteps(0));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.withClipping(1, Double.NaN));
  }

  @Test
  void refusesAModelWithoutGradients() {
    Introspector blind =
        new HandMadeIntrospector(
            new FastGradientSignTest.Undifferentiable(), introspector.autoencoder());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.fromRows(blind, row(0, 0), List.of(new double[] {0, 0})))
        .withMessageContaining("DifferentiableModel");
  }

  @Test
  void refusesAnAutoencoderWithoutGradients() {
    Introspector blind =
        new HandMadeIntrospector(introspector.model(), new OneWay(introspector.autoencoder()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.fromRows(blind, row(0, 0), List.of(new double[] {0, 0})))
        .withMessageContaining("DifferentiableAutoencoder")
        .withMessageContaining("OneWay");
  }

  private record OneWay(Autoencoder inner) implements Autoencoder {
    @Override
    public int width() {
      return inner.width();
    }

    @Override
    public int latentSize() {
      return inner.latentSize();
    }

    @Override
    public INDArray encode(INDArray activations) {
      return inner.encode(activations);
    }

    @Override
    public INDArray decode(INDArray latent) {
      return inner.decode(latent);
    }

    @Override
    public INDArray reconstructionError(INDArray activations, INDArray latent) {
      return inner.reconstructionError(activations, latent);
    }
  }
}
