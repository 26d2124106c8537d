package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.dl4j.probe.FastGradientSign;
import io.introspect.dl4j.probe.FeatureVisualization;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import io.introspect.probe.Visualization;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Probes of a trained network. */
class GradientProbesTest {

  private static MultiLayerNetwork model;
  private static SelfIntrospector introspector;

  @BeforeAll
  static void fit() {
    model = Blobs.trained();
    introspector = Blobs.fitted(model);
  }

  @Test
  void attacksReachTheirTargets() {
    INDArray rows = Blobs.testRows(30);
    List<AttackAim> aims =
        IntStream.range(0, 30).mapToObj(i -> AttackAim.toward((i + 1) % Blobs.CLASSES)).toList();
    FastGradientSign fgsm = FastGradientSign.standard().withEpsilon(0.05).withSteps(60);

    List<AttackPath> paths = fgsm.attack(introspector, rows, aims);

    assertThat(paths.stream().filter(path -> path.start().succeeded()).count()).isLessThan(10);
    assertThat(paths.stream().filter(AttackPath::succeeded).count()).isGreaterThanOrEqualTo(27);
    assertThat(paths.get(3).seen())
        .hasSize(61)
        .first()
        .isEqualTo(introspector.introspectAll(rows).get(3));
  }

  @Test
  void aBoundHoldsAttacksBack() {
    INDArray rows = Blobs.testRows(60);
    FastGradientSign fgsm = FastGradientSign.standard().withEpsilon(0.05).withSteps(40);

    long free = successes(fgsm, rows);
    long bounded = successes(fgsm.withBound(0.2), rows);

    assertThat(bounded).isLessThan(free / 2);
  }

  private static long successes(FastGradientSign fgsm, INDArray rows) {
    return fgsm.attack(introspector, rows, AttackAim.toward(2)).stream()
        .filter(AttackPath::succeeded)
        .count();
  }

  @Test
  void attacksLeaveTheModelAlone() {
    float[] before = model.params().dup().reshape(model.numParams()).toFloatVector();
    FastGradientSign.standard()
        .withSteps(5)
        .attack(introspector, Blobs.testRows(5), AttackAim.toward(0));
    assertThat(model.params().reshape(model.numParams()).toFloatVector()).isEqualTo(before);
  }

  @Test
  void inputsAreFoundForPlacesOfTheMap() {
    INDArray rows = Blobs.testRows(6);
    List<double[]> targets =
        introspector.introspectAll(Blobs.testRows(12)).subList(6, 12).stream()
            .map(seen -> new double[] {seen.latent()[0], seen.latent()[1]})
            .toList();
    FeatureVisualization search = FeatureVisualization.standard().withChange(0.2);

    List<Visualization> fromRows = search.fromRows(introspector, rows, targets);
    List<Visualization> fromNoise =
        search.fromNoise(introspector, new long[] {1, Blobs.FEATURES}, 1, targets);

    assertThat(fromRows).allSatisfy(found -> assertThat(found.endDistance()).isLessThan(0.01));
    assertThat(fromNoise).allSatisfy(found -> assertThat(found.endDistance()).isLessThan(0.01));
    assertThat(fromRows).anySatisfy(found -> assertThat(found.startDistance()).isGreaterThan(0.5));
  }
}
