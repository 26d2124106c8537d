package io.introspect.dl4j.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;

/**
 * Plain dense layers, one after the other, in training: forward, and back to the gradient of their
 * parameters. The last one does not bend.
 *
 * <p>To be used by one thread.
 */
final class DirectChain {

  private final List<DirectLayer> layers;
  private final List<Place> places = new ArrayList<>();
  private int capacity = -1;

  private DirectChain(List<DirectLayer> layers) {
    this.layers = layers;
    layers.forEach(layer -> places.add(new Place(layer)));
  }

  /** Empty if a layer is none that can be computed here. */
  static Optional<DirectChain> of(Layer... layers) {
    List<DirectLayer> direct = new ArrayList<>();
    for (Layer layer : layers) {
      DirectLayer.of(layer)
          .filter(of -> of.bend().isPresent() && of.bias().isPresent())
          .ifPresent(direct::add);
    }
    return direct.size() == layers.length
            && direct.get(direct.size() - 1).bend().orElseThrow() == Bend.IDENTITY
        ? Optional.of(new DirectChain(direct))
        : Optional.empty();
  }

  /**
   * Runs rows through all layers.
   *
   * @param x [n, inputs]; must stay as it is until the way back is done
   * @return [n, outputs], this chain's own; to be overwritten with slopes before the way back
   */
  FloatPointer forward(FloatPointer x, int n) {
    makeRoom(n);
    FloatPointer input = x;
    for (int i = 0; i < layers.size(); i++) {
      Place place = places.get(i);
      layers.get(i).product(input, n, place.y);
      place.results.finish(layers.get(i), layers.get(i).bend().orElseThrow(), place.y, n);
      input = place.y;
    }
    return input;
  }

  /**
   * Walks back from slopes with respect to the outputs, which stand in place of these.
   *
   * @param x what {@link #forward} was given
   * @param gradient of all parameters that the layers' are among; these are overwritten
   * @param dx becomes the slope with respect to x, [n, inputs]; null if nobody asks
   */
  void backward(FloatPointer x, int n, Gradient gradient, FloatPointer dx) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      DirectLayer layer = layers.get(i);
      Place place = places.get(i);
      FloatPointer dy = i == layers.size() - 1 ? place.y : place.dy;
      if (i < layers.size() - 1) {
        place.bendBack(layer, n);
      } else {
        place.sumColumns(n);
      }
      gradient.at(layer.bias().orElseThrow()).put(place.sums);
      FloatPointer input = i == 0 ? x : places.get(i - 1).y;
      OpenBlas.weightSlope(
          input, dy, gradient.at(layer.weights()), n, layer.inputs(), layer.outputs());
      FloatPointer below = i == 0 ? dx : places.get(i - 1).dy;
      if (below != null) {
        OpenBlas.inputSlope(dy, layer.weights(), below, n, layer.inputs(), layer.outputs());
      }
    }
  }

  private void makeRoom(int n) {
    if (n > capacity) {
      places.forEach(place -> place.makeRoom(n));
      capacity = n;
    }
  }

  int inputs() {
    return layers.get(0).inputs();
  }

  int outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  /** A layer's results and slopes, [n, outputs] each. */
  private static final class Place {

    private final RowChunk results;
    private final RowChunk slopes;
    private final float[] sums;
    private FloatPointer y;
    private FloatPointer dy;

    Place(DirectLayer layer) {
      results = new RowChunk(layer.outputs());
      slopes = new RowChunk(layer.outputs());
      sums = new float[layer.outputs()];
    }

    void makeRoom(int n) {
      y = new FloatPointer((long) n * sums.length);
      dy = new FloatPointer((long) n * sums.length);
    }

    /** Walks back through the bend, and adds up the slopes. */
    void bendBack(DirectLayer layer, int n) {
      Bend bend = layer.bend().orElseThrow();
      Arrays.fill(sums, 0);
      for (int row = 0; row < n; row += slopes.most()) {
        int rows = Math.min(slopes.most(), n - row);
        slopes.read(dy, row, rows);
        results.read(y, row, rows);
        bend.slopeOfRows(slopes.values, results.values, rows, sums.length);
        slopes.addColumnsTo(sums, rows);
        slopes.write(dy, row, rows);
      }
      dy.position(0);
      y.position(0);
    }

    /** Adds up the slopes of the last layer, which does not bend. */
    void sumColumns(int n) {
      Arrays.fill(sums, 0);
      for (int row = 0; row < n; row += slopes.most()) {
        int rows = Math.min(slopes.most(), n - row);
        slopes.read(y, row, rows);
        slopes.addColumnsTo(sums, rows);
      }
      y.position(0);
    }
  }
}
