package io.introspect.dl4j.train;

import io.introspect.dl4j.dense.DirectNetwork;
import io.introspect.dl4j.dense.DirectNetwork.Row;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.NetworkReplicas;
import io.introspect.dl4j.model.Rows;
import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained network of plain dense layers, run row by row: directly where its arrays lie in the
 * memory of the CPU, by DL4J elsewhere.
 *
 * <p>Thread-safe. The network must not change any more.
 */
final class RowNetwork {

  private final int inputs;
  private final Optional<DirectNetwork> direct;
  private final NetworkReplicas replicas;

  RowNetwork(MultiLayerNetwork network) {
    this.inputs = network.layerInputSize(0);
    this.direct = DirectNetwork.of(network.getLayers());
    this.replicas = new NetworkReplicas(network);
  }

  /** Passes of DL4J over the same network, back as well as forward. */
  NetworkReplicas replicas() {
    return replicas;
  }

  /**
   * Runs rows.
   *
   * @param source fills the inputs of each
   * @param sink is given the outputs of each, which it may change
   */
  void run(int rows, Row source, Row sink) {
    direct.ifPresentOrElse(
        network -> network.run(rows, source, sink), () -> runByDl4j(rows, source, sink));
  }

  private void runByDl4j(int rows, Row source, Row sink) {
    if (rows == 0) {
      return;
    }
    float[] given = new float[rows * inputs];
    float[] values = new float[inputs];
    for (int row = 0; row < rows; row++) {
      source.at(row, values);
      System.arraycopy(values, 0, given, row * inputs, inputs);
    }
    try (ArrayScope scope = new ArrayScope()) {
      INDArray x = scope.own(Nd4j.create(given, new long[] {rows, inputs}, 'c'));
      INDArray y = scope.own(replicas.output(x));
      float[] results = Rows.values(y);
      int outputs = results.length / rows;
      for (int row = 0; row < rows; row++) {
        sink.at(row, Arrays.copyOfRange(results, row * outputs, (row + 1) * outputs));
      }
    }
  }
}
