package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.TappedLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What is read of a graph.
 *
 * @param classes the number K
 * @param layout which column is which unit
 * @param names the output, then the variable of each tapped layer, all of shape [n, …]
 */
record SameDiffTap(int classes, ActivationTap layout, List<String> names) {

  /** Two rows tell the units of each variable, and whether it has a row for each of the input. */
  private static final int ROWS = 2;

  /** Softmax and sigmoid may round a little beyond 1. */
  private static final double ROUNDING = 1e-5;

  /** Runs the graph once to learn the shapes, and adds the averages over space to it. */
  static SameDiffTap of(SameDiffPasses passes, String output, List<String> hidden) {
    List<String> all = new ArrayList<>(hidden);
    all.add(0, output);
    INDArray rows = passes.zeros(ROWS);
    Map<String, long[]> shapes = passes.run(rows, all, SameDiffTap::shapes);
    ArrayScope.free(rows);
    List<TappedLayer> layers = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of(output));
    int column = 0;
    for (String name : hidden) {
      long[] shape = shapes.get(name);
      requireUnits(name, shape);
      layers.add(new TappedLayer(name, column, Math.toIntExact(shape[1])));
      names.add(shape.length == 2 ? name : average(passes.graph(), name));
      column = Math.addExact(column, Math.toIntExact(shape[1]));
    }
    requireClasses(output, shapes.get(output));
    int classes = Math.toIntExact(shapes.get(output)[1]);
    return new SameDiffTap(classes, ActivationTap.of(layers), List.copyOf(names));
  }

  private static Map<String, long[]> shapes(Map<String, INDArray> arrays) {
    Map<String, long[]> shapes = new HashMap<>();
    arrays.forEach((name, array) -> shapes.put(name, array.shape()));
    return shapes;
  }

  private static String average(SameDiff graph, String name) {
    SDVariable average = graph.mean(graph.getVariable(name), 2, 3);
    return average.name();
  }

  private static void requireUnits(String name, long... shape) {
    if ((shape.length != 2 && shape.length != 4) || shape[0] != ROWS) {
      throw new IntrospectionException(
          "hidden variable %s: expected shape [n, units] or [n, channels, height, width], found"
                  .formatted(name)
              + " %s for n = %d".formatted(Arrays.toString(shape), ROWS));
    }
  }

  private static void requireClasses(String name, long... shape) {
    if (shape.length != 2 || shape[0] != ROWS || shape[1] < 2) {
      throw new IntrospectionException(
          "output %s: expected shape [n, K] of at least 2 classes, found %s for n = %d"
              .formatted(name, Arrays.toString(shape), ROWS));
    }
  }

  /**
   * Copies what one pass gave.
   *
   * @throws IntrospectionException if the output is no probabilities
   */
  Observation read(Map<String, INDArray> arrays) {
    INDArray given = arrays.get(names.get(0));
    requireProbabilities(given);
    INDArray output = Nd4j.createUninitialized(DataType.FLOAT, given.shape()).assign(given);
    INDArray h = Nd4j.createUninitialized(DataType.FLOAT, given.size(0), layout.width());
    for (int i = 0; i < layout.layers().size(); i++) {
      columns(h, i).assign(arrays.get(names.get(i + 1)));
    }
    return new Observation(output, h);
  }

  /** The columns of h, or of something of its shape, that belong to a tapped layer. */
  INDArray columns(INDArray h, int tapped) {
    TappedLayer layer = layout.layers().get(tapped);
    return h.get(
        NDArrayIndex.all(),
        NDArrayIndex.interval(layer.firstColumn(), layer.firstColumn() + layer.units()));
  }

  private void requireProbabilities(INDArray output) {
    double least = output.minNumber().doubleValue();
    double most = output.maxNumber().doubleValue();
    if (least < -ROUNDING || most > 1 + ROUNDING) {
      throw new IntrospectionException(
          "output %s: expected probabilities, as softmax or sigmoid gives them, found %s to %s"
              .formatted(names.get(0), least, most));
    }
  }
}
