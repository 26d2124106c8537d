package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.analysis.Analysis;
import io.introspect.analysis.Expectation;
import java.util.Arrays;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;

/** The analysis of a network that was really trained. */
class AnalyzeTest {

  private static final DataSet TRAINING = Blobs.data(600, 1000);

  private static SelfIntrospector introspector;
  private static Analysis analysis;

  @BeforeAll
  static void analyze() {
    MultiLayerNetwork network = Blobs.trained();
    introspector = Blobs.fitted(network);
    analysis = introspector.analyze(TRAINING.getFeatures(), TRAINING.getLabels());
  }

  @Test
  void theRiemannSumComesNearThePlainMean() {
    assertThat(Arrays.stream(analysis.r2AgainstMean(Expectation.RIEMANN)).boxed())
        .hasSize(3)
        .allMatch(r2 -> r2 > 0.9);
    assertThat(analysis.r2AgainstMean(Expectation.MEAN)).containsOnly(1);
  }

  @Test
  void theClassesLieOnTheGrid() {
    assertThat(analysis.massOutside()).isBetween(0.0, 0.02);
    assertThat(analysis.densities())
        .allSatisfy(density -> assertThat(density.rows()).isEqualTo(200));
  }

  @Test
  void everyUnitHasAClassAndAColor() {
    assertThat(Arrays.stream(analysis.order().unitsPerClass()).sum()).isEqualTo(20);
    assertThat(Arrays.stream(analysis.order().decidedUnitsPerClass()).boxed())
        .allMatch(units -> units > 0);
    assertThat(analysis.colors()).hasSize(20);
    assertThat(analysis.layers()).isEqualTo(introspector.model().tap().layers());
  }

  @Test
  void anIteratorIsReadAsItsArraysAre() {
    Analysis iterated = introspector.analyze(new ExistingDataSetIterator(TRAINING.batchBy(128)));
    assertThat(iterated.order().columns()).isEqualTo(analysis.order().columns());
    assertThat(iterated.colors()).isEqualTo(analysis.colors());
  }
}
