package io.introspect.dl4j.model;

import io.introspect.IntrospectionException;
import io.introspect.Slope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Walks a graph back. SameDiff does so from a loss, which here is the sum of all that is read, each
 * weighted by its slope: placeholders that are added to the graph when the first gradient is asked
 * for, beside what an observation computes.
 *
 * <p>Thread-safe.
 */
final class SameDiffGradient {

  private static final String SLOPE = "introspect_slope_";

  private final SameDiffPasses passes;
  private final SameDiffTap tap;

  SameDiffGradient(SameDiffPasses passes, SameDiffTap tap) {
    this.passes = passes;
    this.tap = tap;
  }

  /**
   * The gradient with respect to the input.
   *
   * @param x [n, …]
   * @param slope of what is read of it; not changed
   * @return as x is shaped, float32, detached and owned by the caller
   * @throws IntrospectionException if an operation of the graph has no gradient
   */
  INDArray of(INDArray x, Slope slope) {
    return Detached.call(
        () -> {
          try (ArrayScope scope = new ArrayScope()) {
            // First, as it is the only one that adds to the graph, which the others read.
            SameDiff backward = backward();
            Map<String, INDArray> slopes = slopes(x.size(0), slope, scope);
            String wanted = passes.graph().getVariable(passes.input()).gradient().name();
            return passes.run(
                backward, x, slopes, List.of(wanted), arrays -> copy(arrays.get(wanted)));
          }
        });
  }

  private Map<String, INDArray> slopes(long rows, Slope slope, ArrayScope scope) {
    Map<String, INDArray> slopes = new HashMap<>();
    slopes.put(SLOPE + 0, scope.own(slope(0, slope.output(), rows, tap.classes())));
    for (int i = 1; i < tap.names().size(); i++) {
      int layer = i - 1;
      slopes.put(
          SLOPE + i,
          scope.own(
              slope(
                  i,
                  slope.activations().map(v -> tap.columns(v, layer)),
                  rows,
                  tap.layout().layers().get(layer).units())));
    }
    return slopes;
  }

  private INDArray slope(int place, Optional<INDArray> told, long rows, long units) {
    INDArray slope = Nd4j.zeros(passes.typeOf(tap.names().get(place)), rows, units);
    told.ifPresent(slope::assign);
    return slope;
  }

  private SameDiff backward() {
    SameDiff graph = passes.graph();
    synchronized (graph) {
      if (!graph.hasGradientFunction()) {
        define(graph);
      }
      return graph.getFunction("grad");
    }
  }

  private void define(SameDiff graph) {
    List<String> losses = new ArrayList<>();
    for (int i = 0; i < tap.names().size(); i++) {
      SDVariable read = graph.getVariable(tap.names().get(i));
      int units = i == 0 ? tap.classes() : tap.layout().layers().get(i - 1).units();
      // There already if this has failed before.
      SDVariable slope =
          graph.hasVariable(SLOPE + i)
              ? graph.getVariable(SLOPE + i)
              : graph.placeHolder(SLOPE + i, read.dataType(), -1, units);
      losses.add(read.mul(slope).sum().name());
    }
    graph.setLossVariables(losses.toArray(String[]::new));
    try {
      graph.createGradFunction(passes.input());
    } catch (RuntimeException e) {
      throw new IntrospectionException(
          "input %s: expected operations that have gradients, found %s"
              .formatted(passes.input(), e.getMessage()),
          e);
    }
  }

  private static INDArray copy(INDArray gradient) {
    return Nd4j.createUninitialized(DataType.FLOAT, gradient.shape()).assign(gradient);
  }
}
