package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworkReplicasTest {

  private static final int THREADS = 8;
  private static final int ROUNDS = 25;

  @Test
  void eightThreadsSeeWhatOneSees() throws Exception {
    MultiLayerModel model = new MultiLayerModel(TinyNetworks.classifier(), LayerSelection.dense());
    List<INDArray> inputs = new ArrayList<>();
    List<Observation> expected = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      inputs.add(TinyNetworks.rows(3 + thread).mul(thread + 1));
      expected.add(model.observe(inputs.get(thread)));
    }

    CyclicBarrier together = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        INDArray x = inputs.get(thread);
        Observation sought = expected.get(thread);
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  int alike = 0;
                  for (int round = 0; round < ROUNDS; round++) {
                    try (Observation seen = model.observe(x)) {
                      alike += same(seen, sought) ? 1 : 0;
                    }
                  }
                  return alike;
                }));
      }
      for (Future<Integer> alike : running) {
        assertThat(alike.get()).isEqualTo(ROUNDS);
      }
    } finally {
      threads.shutdownNow();
    }
    expected.forEach(Observation::close);
  }

  /** Bit for bit; INDArray.equals would allow for a tolerance. */
  private static boolean same(Observation a, Observation b) {
    return java.util.Arrays.deepEquals(a.output().toFloatMatrix(), b.output().toFloatMatrix())
        && java.util.Arrays.deepEquals(
            a.activations().toFloatMatrix(), b.activations().toFloatMatrix());
  }

  @Test
  void closingSparesWhatIsKeptUnderAnotherShapeToo() {
    INDArray kept = Nd4j.rand(DataType.FLOAT, 2, 6);
    INDArray other = Nd4j.rand(DataType.FLOAT, 2, 3);
    NetworkReplicas.closeAllBut(List.of(kept.reshape(3, 4), other, other.reshape(6, 1)), kept);
    assertThat(kept.wasClosed()).isFalse();
    assertThat(kept.sumNumber().doubleValue()).isPositive();
    assertThat(other.wasClosed()).isTrue();
  }

  @Test
  void outputIsThatOfTheSource() {
    MultiLayerNetwork network = TinyNetworks.classifier();
    INDArray x = TinyNetworks.rows(5);

    // But for rounding: dense layers are computed without DL4J.
    assertThat(new NetworkReplicas(network).output(x).equalsWithEps(network.output(x), 1e-6))
        .isTrue();
  }

  @Test
  void laterChangesOfTheParametersAreSeen() {
    MultiLayerNetwork network = TinyNetworks.classifier();
    NetworkReplicas replicas = new NetworkReplicas(network);
    INDArray x = TinyNetworks.rows(5);
    INDArray before = replicas.output(x);

    network.params().muli(0.5);

    assertThat(replicas.output(x)).isEqualTo(network.output(x)).isNotEqualTo(before);
  }

  @Test
  void resultsAreNotOverwrittenByTheNextCall() {
    NetworkReplicas replicas = new NetworkReplicas(TinyNetworks.classifier());
    INDArray first = replicas.output(TinyNetworks.rows(5));
    float[][] before = first.toFloatMatrix();

    replicas.output(TinyNetworks.rows(5).mul(-3)).close();

    assertThat(first.toFloatMatrix()).isDeepEqualTo(before);
  }

  @Test
  void worksOnAfterAFailure() {
    NetworkReplicas replicas = new NetworkReplicas(TinyNetworks.classifier());
    INDArray x = TinyNetworks.rows(5);
    INDArray expected = replicas.output(x);

    assertThatThrownBy(() -> replicas.output(Nd4j.zeros(DataType.FLOAT, 5, 3)).close())
        .isInstanceOf(RuntimeException.class);

    assertThat(replicas.output(x)).isEqualTo(expected);
  }

  @Test
  void feedForwardListsTheInputThenEveryLayer() {
    MultiLayerNetwork network = TinyNetworks.classifier();
    INDArray x = TinyNetworks.rows(5);

    List<INDArray> seen = new NetworkReplicas(network).feedForward(x);

    assertThat(seen).hasSize(4);
    assertThat(seen.get(0)).isEqualTo(x);
    assertThat(seen.get(1).shape()).containsExactly(5, 3);
    assertThat(seen.get(2).shape()).containsExactly(5, 2);
    assertThat(seen.get(3)).isEqualTo(network.output(x));
  }
}
