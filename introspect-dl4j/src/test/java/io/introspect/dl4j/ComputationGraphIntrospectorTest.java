package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.IntrospectionException;
import io.introspect.dl4j.probe.FastGradientSign;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A graph from wrapping to loading. */
class ComputationGraphIntrospectorTest {

  private static ComputationGraph model;
  private static SelfIntrospector introspector;

  @TempDir Path folder;

  @BeforeAll
  static void fit() {
    model = trained();
    DataSet training = Blobs.data(600, 1000);
    introspector =
        SelfIntrospector.wrap(model)
            .seed(3)
            .autoencoder(Blobs.quickAutoencoder())
            .estimator(Blobs.quickEstimator())
            .typicality(Blobs.quickTypicality())
            .trust(Blobs.quickTrust())
            .fit(training.getFeatures(), training.getLabels());
  }

  /** With a layer around which the sum goes. */
  private static ComputationGraph trained() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(new Adam(0.01))
                .graphBuilder()
                .addInputs("in")
                .addLayer("first", dense(Blobs.FEATURES), "in")
                .addLayer("second", dense(12), "first")
                .addVertex(
                    "sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "first", "second")
                .addLayer(
                    "out",
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(12)
                        .nOut(Blobs.CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build(),
                    "sum")
                .setOutputs("out")
                .build());
    graph.init();
    Blobs.single(
        () -> {
          for (int i = 0; i < 60; i++) {
            graph.fit(Blobs.data(64, i));
          }
          return null;
        });
    return graph;
  }

  private static DenseLayer dense(int inputs) {
    return new DenseLayer.Builder().nIn(inputs).nOut(12).activation(Activation.ELU).build();
  }

  @Test
  void predictsWhatTheGraphPredicts() {
    INDArray rows = Blobs.testRows(30);
    float[][] output = model.outputSingle(rows).toFloatMatrix();
    List<Introspection> seen = introspector.introspectAll(rows);
    for (int i = 0; i < 30; i++) {
      assertThat(seen.get(i).output()).containsExactly(output[i], within(1e-6f));
    }
    assertThat(introspector.model().tap().width()).isEqualTo(24);
  }

  @Test
  void trustsRightRowsMoreThanWrongOnes() {
    DataSet test = Blobs.data(3000, 2000);
    List<Introspection> seen = introspector.introspectAll(test.getFeatures());
    int[] truth = test.getLabels().argMax(1).toIntVector();
    assertThat(Blobs.meanConfidence(seen, truth, true))
        .isGreaterThan(Blobs.meanConfidence(seen, truth, false) + 0.5);
  }

  @Test
  void canBeAttacked() {
    List<AttackPath> paths =
        FastGradientSign.standard()
            .withEpsilon(0.05)
            .withSteps(60)
            .attack(introspector, Blobs.testRows(30), AttackAim.toward(1));
    assertThat(paths.stream().filter(path -> path.start().succeeded()).count()).isLessThan(15);
    assertThat(paths.stream().filter(AttackPath::succeeded).count()).isGreaterThan(26);
  }

  @Test
  void seesTheSameAfterLoading() throws Exception {
    INDArray rows = Blobs.testRows(20);
    Path file = folder.resolve("graph.introspector");
    Path zip = folder.resolve("graph.zip");
    introspector.save(file);
    ModelSerializer.writeModel(model, zip.toFile(), true);

    ComputationGraph restored = ModelSerializer.restoreComputationGraph(zip.toFile());

    assertThat(SelfIntrospector.load(file, restored).introspectAll(rows))
        .isEqualTo(introspector.introspectAll(rows));
  }

  @Test
  void refusesAnotherGraph() {
    Path file = folder.resolve("graph.introspector");
    introspector.save(file);
    ComputationGraph other = trained();
    other.params().addi(0.001);
    assertThatThrownBy(() -> SelfIntrospector.load(file, other))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("fingerprint");
  }
}
