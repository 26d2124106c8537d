package io.introspect.examples;

import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.OneDnn;
import io.introspect.dl4j.model.Rows;
import io.introspect.dl4j.train.NativeThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Steps of a network's training whose two halves of the minibatch are walked through at the same
 * time, one native thread each: two threads that meet once a step lose less time than two that meet
 * within every operation. Batch normalization sees halves, on any machine.
 *
 * <p>To be used by one thread.
 */
final class HalvedSteps implements AutoCloseable {

  private final MultiLayerNetwork network;
  private final MultiLayerNetwork twin;

  /** Always the same thread: DL4J's workspaces belong to threads. */
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  /**
   * Training of a network.
   *
   * @param network learns in place
   */
  HalvedSteps(MultiLayerNetwork network) {
    this.network = network;
    this.twin = new MultiLayerNetwork(network.getLayerWiseConfigurations().clone());
    twin.init(network.params(), false); // the same parameters, not a copy
    OneDnn.accelerate(twin);
  }

  /**
   * Learns from a minibatch.
   *
   * @param x [n, …], n even
   * @param y [n, K]
   * @return the loss before the step
   */
  double step(INDArray x, INDArray y) {
    long half = x.size(0) / 2;
    CompletableFuture<Double> first =
        CompletableFuture.supplyAsync(() -> walk(twin, x, y, 0, half), other);
    double second = walk(network, x, y, half, x.size(0));
    double loss = (first.join() + second) / 2;
    descend(half);
    return loss;
  }

  @Override
  public void close() {
    other.shutdown();
  }

  /** Forward and back through some rows, after which the network holds their gradient. */
  private static double walk(
      MultiLayerNetwork through, INDArray x, INDArray y, long from, long to) {
    Supplier<Double> walk =
        () -> {
          try (ArrayScope scope = new ArrayScope()) {
            through.setInput(scope.own(Rows.slice(x, from, to).dup('c')));
            through.setLabels(scope.own(Rows.slice(y, from, to).dup('c')));
            through.computeGradientAndScore();
            return through.score();
          }
        };
    return NativeThreads.single(walk::get);
  }

  /** DL4J divides a gradient, which is a sum over rows, by their number itself. */
  private void descend(long rows) {
    MultiLayerConfiguration conf = network.getLayerWiseConfigurations();
    INDArray gradient = network.getFlattenedGradients();
    gradient.addi(twin.getFlattenedGradients()).muli(0.5);
    network
        .getUpdater()
        .update(
            network,
            network.gradient(),
            conf.getIterationCount(),
            conf.getEpochCount(),
            Math.toIntExact(rows),
            LayerWorkspaceMgr.noWorkspaces());
    network.params().subi(gradient.reshape(network.params().shape()));
    conf.setIterationCount(conf.getIterationCount() + 1);
  }
}
