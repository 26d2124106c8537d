package io.introspect.dl4j.model;

import io.introspect.Observation;
import io.introspect.TappedLayer;
import io.introspect.dl4j.dense.DirectNetwork;
import io.introspect.dl4j.dense.FloatRows;
import io.introspect.dl4j.model.LayerUnits.Arrangement;
import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Forward passes of a classifier of nothing but plain dense layers, straight into the output and h,
 * without an array for each layer: of one row, making these takes longer than to compute them.
 *
 * <p>Thread-safe.
 */
final class DirectPass {

  private static final int NONE = -1;

  private final DirectNetwork network;
  private final int[] firstColumns;
  private final int[] units;
  private final int outputs;
  private final int width;

  private DirectPass(
      DirectNetwork network, int[] firstColumns, int[] units, int outputs, int width) {
    this.network = network;
    this.firstColumns = firstColumns;
    this.units = units;
    this.outputs = outputs;
    this.width = width;
  }

  /**
   * Passes through these layers, each of which takes what the one before it gives.
   *
   * @param layers the output layer last
   * @param tap of their network, in which layer i stands at place i + 1
   * @param outputs of the output layer
   * @return empty if a layer is another kind, or lies elsewhere than in the memory of the CPU
   */
  static Optional<DirectPass> of(Layer[] layers, NetworkTap tap, int outputs) {
    if (tap.layers().stream().anyMatch(read -> read.units().arrangement() != Arrangement.ROWS)) {
      return Optional.empty();
    }
    int[] firstColumns = new int[layers.length];
    int[] units = new int[layers.length];
    Arrays.fill(firstColumns, NONE);
    for (int i = 0; i < tap.places().size(); i++) {
      TappedLayer layer = tap.layers().get(i).layer();
      firstColumns[tap.places().get(i) - 1] = layer.firstColumn();
      units[tap.places().get(i) - 1] = layer.units();
    }
    return DirectNetwork.of(layers)
        .map(
            network -> new DirectPass(network, firstColumns, units, outputs, tap.layout().width()));
  }

  /** Whether these rows can be passed as they are. */
  boolean takes(INDArray x) {
    return FloatRows.canRead(x) && x.size(1) == network.inputs() && network.isOpen();
  }

  /** Output, one column per class, and h, owned by the caller. */
  Observation observe(INDArray x) {
    return Detached.call(
        () -> {
          INDArray output = Nd4j.createUninitialized(DataType.FLOAT, x.size(0), outputs);
          INDArray h = Nd4j.createUninitialized(DataType.FLOAT, x.size(0), width);
          FloatRows results = FloatRows.of(output);
          FloatRows activations = FloatRows.of(h);
          int last = firstColumns.length - 1;
          network.observe(
              Math.toIntExact(x.size(0)),
              FloatRows.of(x)::read,
              (layer, row, values, from) -> {
                if (layer == last) {
                  results.write(row, 0, values, from, results.width());
                } else if (firstColumns[layer] != NONE) {
                  activations.write(row, firstColumns[layer], values, from, units[layer]);
                }
              });
          return new Observation(BinaryOutput.perClass(output), h);
        });
  }
}
