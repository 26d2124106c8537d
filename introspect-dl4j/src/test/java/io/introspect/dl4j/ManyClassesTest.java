package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.Introspection;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.ClassRegions;
import io.introspect.analysis.Rgb;
import io.introspect.trust.Audit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A classifier of 250 classes from fitting to loading. */
class ManyClassesTest {

  private static final int CLASSES = 250;
  private static final int FEATURES = 16;
  private static final double SPREAD = 0.6;

  private static final DataSet TRAINING = data(10, 1000);
  private static final DataSet TEST = data(8, 1002);

  private static MultiLayerNetwork model;
  private static SelfIntrospector introspector;

  @TempDir private Path folder;

  private static DataSet data(int rowsPerClass, long seed) {
    Random ofCenters = new Random(5);
    float[][] centers = new float[CLASSES][FEATURES];
    for (float[] center : centers) {
      for (int i = 0; i < FEATURES; i++) {
        center[i] = (float) ofCenters.nextGaussian();
      }
    }
    Random random = new Random(seed);
    float[][] x = new float[rowsPerClass * CLASSES][FEATURES];
    float[][] y = new float[x.length][CLASSES];
    for (int row = 0; row < x.length; row++) {
      int k = row % CLASSES;
      y[row][k] = 1;
      for (int i = 0; i < FEATURES; i++) {
        x[row][i] = (float) (centers[k][i] + SPREAD * random.nextGaussian());
      }
    }
    return new DataSet(Nd4j.createFromArray(x), Nd4j.createFromArray(y));
  }

  @BeforeAll
  static void fit() {
    model =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(new Adam(0.01))
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(FEATURES)
                        .nOut(48)
                        .activation(Activation.RELU)
                        .build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(48)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    model.init();
    Blobs.single(
        () -> {
          for (int i = 0; i < 100; i++) {
            model.fit(data(1, i));
          }
          return null;
        });
    DataSet validation = data(8, 1001);
    introspector =
        Blobs.open(model)
            .typicality(Blobs.quickTypicality())
            .trust(Blobs.quickTrust())
            .fit(
                TRAINING.getFeatures(),
                TRAINING.getLabels(),
                validation.getFeatures(),
                validation.getLabels());
  }

  @Test
  void trustsRightRowsMoreThanWrongOnes() {
    List<Introspection> seen = introspector.introspectAll(TEST.getFeatures());
    int[] truth = TEST.getLabels().argMax(1).toIntVector();
    Audit audit = introspector.audit(TEST.getFeatures(), TEST.getLabels());

    assertThat(seen.get(0).output()).hasSize(CLASSES);
    assertThat(audit.accuracy()).isBetween(0.5, 0.95);
    assertThat(Blobs.meanConfidence(seen, truth, true))
        .isGreaterThan(Blobs.meanConfidence(seen, truth, false) + 0.1);
    assertThat(audit.isNoWorseThanMaximumOutput()).as(audit.table()).isTrue();
  }

  @Test
  void everyClassIsFoundOnTheMap() {
    long start = System.nanoTime();
    Analysis analysis = introspector.analyze(TRAINING.getFeatures(), TRAINING.getLabels());

    assertThat(analysis.densities())
        .hasSize(CLASSES)
        .allSatisfy(density -> assertThat(density.rows()).isEqualTo(10));
    assertThat(analysis.palette().colors().stream().distinct()).hasSize(CLASSES);
    assertThat(analysis.colors()).hasSize(48).doesNotContain((Rgb) null);
    assertThat(analysis.order().unitsPerClass()).hasSize(CLASSES);
    assertThat(ClassRegions.of(analysis).classes()).isEqualTo(CLASSES);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void seesTheSameAfterLoading() {
    Path file = folder.resolve("many.introspector");
    introspector.save(file);

    assertThat(SelfIntrospector.load(file, model).introspectAll(TEST.getFeatures()))
        .isEqualTo(introspector.introspectAll(TEST.getFeatures()));
  }
}
