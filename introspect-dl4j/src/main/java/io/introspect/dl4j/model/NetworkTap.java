package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.IntrospectionException;
import io.introspect.TappedLayer;
import io.introspect.dl4j.dense.FloatRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The tapped layers of a network: their places among its activations and in h.
 *
 * @param layout which column is which unit
 * @param layers how each tapped layer is read, in the order of the layout
 * @param places where each is read in the list of activations; the input is 0
 * @param own where each stands itself
 * @param reading how they are read
 */
record NetworkTap(
    ActivationTap layout,
    List<ReadLayer> layers,
    List<Integer> places,
    List<Integer> own,
    TapReading reading) {

  /**
   * The tap of a network's hidden layers.
   *
   * @param hidden by place, in the order of the forward pass
   * @param selection which of them are tapped, and how
   */
  static NetworkTap of(SortedMap<Integer, HiddenLayer> hidden, LayerSelection selection) {
    List<ReadLayer> layers = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<Integer> own = new ArrayList<>();
    int column = 0;
    for (HiddenLayer layer : selection.from(hidden.values())) {
      LayerUnits units = layer.units().orElseThrow();
      ChannelReading channels = selection.reading().channels();
      int width = ReadLayer.width(units, channels);
      int regions = width / units.count();
      layers.add(
          new ReadLayer(
              new TappedLayer(layer.name(), column, width, regions),
              units,
              channels,
              selection.reading().steps()));
      places.add(layer.readAt());
      own.add(layer.place());
      column = Math.addExact(column, width);
    }
    return new NetworkTap(
        ActivationTap.of(layers.stream().map(ReadLayer::layer).toList()),
        List.copyOf(layers),
        List.copyOf(places),
        List.copyOf(own),
        selection.reading());
  }

  /**
   * What decides what is read, beside the network itself: two taps of it that differ here may see
   * different activations.
   */
  String description() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < layers.size(); i++) {
      TappedLayer layer = layers.get(i).layer();
      text.append(
          "TappedLayer[name=%s, firstColumn=%d, units=%d]"
              .formatted(layer.name(), layer.firstColumn(), layer.units()));
      if (!places.get(i).equals(own.get(i))) {
        text.append("@").append(places.get(i) - own.get(i));
      }
    }
    return reading.equals(TapReading.STANDARD) ? text.toString() : text.append(reading).toString();
  }

  /** Whether every step is read. */
  boolean everyStep() {
    return reading.steps() == StepReading.EVERY;
  }

  /**
   * Copies the tapped activations side by side.
   *
   * @param activations the input, then one array per layer or vertex, in the order of the forward
   *     pass
   * @param time which steps the rows have
   * @return h, [n, p], float32, owned by the caller
   * @throws io.introspect.IntrospectionException if a tapped layer's activations are not of the
   *     shape that its settings promise
   */
  INDArray gather(List<INDArray> activations, TimeSteps time) {
    INDArray h = Nd4j.createUninitialized(DataType.FLOAT, time.rows(), layout.width());
    for (int i = 0; i < places.size(); i++) {
      INDArray read = layers.get(i).read(activations.get(places.get(i)), time);
      if (FloatRows.canRead(read) && FloatRows.canRead(h)) {
        copyRows(read, h, layout.layers().get(i).firstColumn());
      } else {
        columns(h, i).assign(read);
      }
    }
    return h;
  }

  /** What {@code assign} does, in a fifth of its time. */
  private static void copyRows(INDArray from, INDArray to, int firstColumn) {
    FloatRows source = FloatRows.of(from);
    FloatRows target = FloatRows.of(to);
    float[] values = new float[source.width()];
    for (int row = 0; row < source.size(); row++) {
      source.read(row, values);
      target.write(row, firstColumn, values, 0, values.length);
    }
  }

  /**
   * The same at every step.
   *
   * @return [sum of lengths, p], float32, owned by the caller
   */
  INDArray gatherEvery(List<INDArray> activations, TimeSteps time) {
    INDArray h = null;
    for (int i = 0; i < places.size(); i++) {
      try (ArrayScope scope = new ArrayScope()) {
        INDArray steps = scope.own(layers.get(i).readEvery(activations.get(places.get(i)), time));
        if (h == null) {
          h = Nd4j.createUninitialized(DataType.FLOAT, steps.size(0), layout.width());
        }
        requireSameSteps(i, steps, h);
        columns(h, i).assign(steps);
      }
    }
    return h;
  }

  /** ND4J would not: it copies what is larger past the end of the memory it is copied to. */
  private void requireSameSteps(int tapped, INDArray steps, INDArray h) {
    if (steps.size(0) != h.size(0)) {
      throw new IntrospectionException(
          "layer %s: expected as many steps as layer %s has, %d in all, found %d; leave one of them out by tap(...)"
              .formatted(
                  layers.get(tapped).layer().name(),
                  layers.get(0).layer().name(),
                  h.size(0),
                  steps.size(0)));
    }
  }

  /** How many steps each row has. */
  List<Integer> lengths(List<INDArray> activations, TimeSteps time) {
    ReadLayer first = layers.get(0);
    INDArray arranged =
        time.arranged(activations.get(places.get(0)), first.units(), first.layer().name());
    return time.lengths(arranged.size(2));
  }

  /**
   * The reverse of {@link #gather}: the slope with respect to the activations of each tapped layer.
   *
   * @param slope with respect to h, [n, p]
   * @param activations what was gathered
   * @param type of the result
   * @return by place in the list of activations, owned by the caller
   */
  Map<Integer, INDArray> scatter(
      INDArray slope, List<INDArray> activations, TimeSteps time, DataType type) {
    Map<Integer, INDArray> parts = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      INDArray of = activations.get(places.get(i));
      parts.put(places.get(i), layers.get(i).spread(columns(slope, i), of, time, type));
    }
    return parts;
  }

  private INDArray columns(INDArray matrix, int tapped) {
    TappedLayer layer = layout.layers().get(tapped);
    return matrix.get(
        NDArrayIndex.all(),
        NDArrayIndex.interval(layer.firstColumn(), layer.firstColumn() + layer.units()));
  }
}
