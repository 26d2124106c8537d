package io.introspect.dl4j.model;

import io.introspect.IntrospectionException;
import io.introspect.dl4j.model.LayerUnits.Arrangement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Which time steps the rows of one pass have: all, or those that a mask leaves.
 *
 * @param rows how many rows
 * @param kept by row, the steps that are not masked; empty if there is no mask
 * @param length of the mask
 */
record TimeSteps(int rows, List<List<Integer>> kept, int length) {

  /** Of rows without a mask. */
  static TimeSteps all(int rows) {
    return new TimeSteps(rows, List.of(), 0);
  }

  /**
   * Of masked rows.
   *
   * @param mask [n, steps], 1 for steps that are there
   * @throws IllegalArgumentException if a row has no step
   */
  static TimeSteps of(INDArray mask) {
    float[] values = Rows.values(mask);
    int steps = Math.toIntExact(mask.size(1));
    List<List<Integer>> kept = new ArrayList<>();
    for (int row = 0; row < mask.size(0); row++) {
      int first = row * steps;
      List<Integer> there =
          IntStream.range(0, steps).filter(t -> values[first + t] > 0.5f).boxed().toList();
      if (there.isEmpty()) {
        throw new IllegalArgumentException(
            "row %d: expected at least one step that is not masked, found none".formatted(row));
      }
      kept.add(there);
    }
    return new TimeSteps(kept.size(), List.copyOf(kept), steps);
  }

  /**
   * Of the rows of a training step.
   *
   * @param mask of the features, [n, steps]; null if there is none
   * @param activations of which the first has as many rows
   */
  static TimeSteps ofTraining(INDArray mask, List<INDArray> activations) {
    return mask == null || mask.rank() != 2
        ? all(Math.toIntExact(activations.get(0).size(0)))
        : of(mask);
  }

  /** The steps of a row in an array of so many. */
  List<Integer> of(int row, long steps) {
    if (kept.isEmpty()) {
      return IntStream.range(0, Math.toIntExact(steps)).boxed().toList();
    }
    return kept.get(row);
  }

  /** The last step of every row. */
  int[] last(long steps) {
    return IntStream.range(0, rows)
        .map(row -> kept.isEmpty() ? Math.toIntExact(steps - 1) : last(kept.get(row)))
        .toArray();
  }

  private static int last(List<Integer> steps) {
    return steps.get(steps.size() - 1);
  }

  /** How many steps each row has. */
  List<Integer> lengths(long steps) {
    return IntStream.range(0, rows).map(row -> of(row, steps).size()).boxed().toList();
  }

  /**
   * An array of steps with its dimensions in this library's order, as a view.
   *
   * @param units of the layer
   * @return [n, units, steps]
   */
  INDArray arranged(INDArray activation, LayerUnits units, String layer) {
    INDArray steps =
        activation.rank() == 2 && activation.size(0) % rows == 0
            ? fromRows(activation)
            : units.last() && activation.rank() == 3 ? activation.permute(0, 2, 1) : activation;
    if (steps.rank() != 3 || steps.size(0) != rows || steps.size(1) != units.count()) {
      throw ReadLayer.unexpected(
          layer, Arrangement.STEPS, "[%d, %d, steps]".formatted(rows, units.count()), activation);
    }
    requireWithin(steps, layer);
    return steps;
  }

  /** A layer applied to every step by itself: DL4J puts all rows of a step before the next. */
  private INDArray fromRows(INDArray activation) {
    long steps = activation.size(0) / rows;
    return activation.dup('f').reshape('f', rows, steps, activation.size(1)).permute(0, 2, 1);
  }

  private void requireWithin(INDArray steps, String layer) {
    if (!kept.isEmpty() && steps.size(2) != length) {
      throw new IntrospectionException(
          "layer %s: expected %d steps, as the mask has, found %d; leave it out by tap(...)"
              .formatted(layer, length, steps.size(2)));
    }
  }
}
