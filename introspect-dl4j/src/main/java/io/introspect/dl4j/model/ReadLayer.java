package io.introspect.dl4j.model;

import io.introspect.IntrospectionException;
import io.introspect.TappedLayer;
import io.introspect.dl4j.model.LayerUnits.Arrangement;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * How one tapped layer's activations become columns of h, and how a slope with respect to these
 * columns becomes one with respect to the activations.
 *
 * @param layer name and columns
 * @param units how they stand in the activations
 * @param channels how channels are read
 * @param steps which steps are read
 */
record ReadLayer(TappedLayer layer, LayerUnits units, ChannelReading channels, StepReading steps) {

  /** The columns that a layer with such units is read as. */
  static int width(LayerUnits units, ChannelReading channels) {
    return units.arrangement() == Arrangement.CHANNELS
        ? Math.multiplyExact(units.count(), channels.regions())
        : units.count();
  }

  /** The columns of this layer, [n, units], of n rows with such steps. */
  INDArray read(INDArray activation, TimeSteps time) {
    return switch (units.arrangement()) {
      case ROWS -> rows(activation, time);
      case CHANNELS -> ChannelPool.read(images(activation, time), channels);
      case STEPS ->
          steps == StepReading.MEAN
              ? mean(time.arranged(activation, units, layer.name()), time)
              : last(time.arranged(activation, units, layer.name()), time);
    };
  }

  /** The same at every step, row by row, [sum of lengths, units]. */
  INDArray readEvery(INDArray activation, TimeSteps time) {
    INDArray arranged = time.arranged(activation, units, layer.name());
    long length = arranged.size(2);
    INDArray all =
        arranged.permute(0, 2, 1).dup('c').reshape('c', time.rows() * length, units.count());
    if (time.kept().isEmpty()) {
      return all;
    }
    int[] kept = new int[time.lengths(length).stream().mapToInt(Integer::intValue).sum()];
    int at = 0;
    for (int row = 0; row < time.rows(); row++) {
      for (int step : time.of(row, length)) {
        kept[at++] = Math.toIntExact(row * length) + step;
      }
    }
    return Nd4j.pullRows(all, 1, kept);
  }

  /**
   * The slope with respect to the activations.
   *
   * @param slope with respect to the columns, [n, units]
   * @return of the activations' shape, owned by the caller
   */
  INDArray spread(INDArray slope, INDArray activation, TimeSteps time, DataType type) {
    INDArray whole = Nd4j.zeros(type, activation.shape());
    INDArray part = slope.castTo(type);
    switch (units.arrangement()) {
      case ROWS, STEPS -> {
        if (isOnePerRow(whole, time)) {
          whole.assign(part);
        } else {
          spreadSteps(part, whole, time);
        }
      }
      case CHANNELS ->
          ChannelPool.spread(part, images(activation, time), images(whole, time), channels);
    }
    return whole;
  }

  private boolean isOnePerRow(INDArray activation, TimeSteps time) {
    return units.arrangement() == Arrangement.ROWS
        && Arrays.equals(activation.shape(), new long[] {time.rows(), units.count()});
  }

  private void spreadSteps(INDArray slope, INDArray whole, TimeSteps time) {
    long length = time.arranged(whole, units, layer.name()).size(2);
    int[] last = time.last(length);
    for (int row = 0; row < time.rows(); row++) {
      INDArray of = slope.getRow(row);
      if (steps == StepReading.MEAN) {
        List<Integer> kept = time.of(row, length);
        for (int step : kept) {
          at(whole, time, row, step).assign(of.div(kept.size()));
        }
      } else {
        at(whole, time, row, last[row]).assign(of);
      }
    }
  }

  /** A view of one row at one step, however the steps stand. */
  private INDArray at(INDArray whole, TimeSteps time, int row, int step) {
    return whole.rank() == 2
        ? whole.getRow((long) step * time.rows() + row)
        : time.arranged(whole, units, layer.name()).get(step(row, step));
  }

  private INDArray rows(INDArray activation, TimeSteps time) {
    if (!isOnePerRow(activation, time)) {
      // A dense layer among recurrent ones is applied to every step, whatever its settings say.
      return steps == StepReading.MEAN
          ? mean(time.arranged(activation, units, layer.name()), time)
          : last(time.arranged(activation, units, layer.name()), time);
    }
    return activation;
  }

  /** As a view of the activations with the channels in the second place. */
  private INDArray images(INDArray activation, TimeSteps time) {
    int rank = activation.rank();
    INDArray arranged = activation;
    if (units.last() && rank > 2) {
      int[] order = new int[rank];
      for (int i = 2; i < rank; i++) {
        order[i] = i - 1;
      }
      order[1] = rank - 1;
      arranged = activation.permute(order);
    }
    if (rank < 3 || arranged.size(0) != time.rows() || arranged.size(1) != units.count()) {
      throw unexpected(
          layer.name(),
          Arrangement.CHANNELS,
          "[%d, %d, …]".formatted(time.rows(), units.count()),
          activation);
    }
    return arranged;
  }

  private static INDArray last(INDArray arranged, TimeSteps time) {
    int[] last = time.last(arranged.size(2));
    if (time.kept().isEmpty()) {
      return arranged.get(
          NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(arranged.size(2) - 1));
    }
    INDArray result = Nd4j.createUninitialized(arranged.dataType(), time.rows(), arranged.size(1));
    for (int row = 0; row < last.length; row++) {
      result.putRow(row, arranged.get(step(row, last[row])));
    }
    return result;
  }

  private static INDArray mean(INDArray arranged, TimeSteps time) {
    if (time.kept().isEmpty()) {
      return arranged.mean(2);
    }
    INDArray result = Nd4j.zeros(arranged.dataType(), time.rows(), arranged.size(1));
    for (int row = 0; row < time.rows(); row++) {
      List<Integer> kept = time.of(row, arranged.size(2));
      INDArray sum = result.getRow(row);
      for (int step : kept) {
        sum.addi(arranged.get(step(row, step)));
      }
      sum.divi(kept.size());
    }
    return result;
  }

  private static INDArrayIndex[] step(int row, int step) {
    return new INDArrayIndex[] {
      NDArrayIndex.point(row), NDArrayIndex.all(), NDArrayIndex.point(step)
    };
  }

  static IntrospectionException unexpected(
      String layer, Arrangement arrangement, String expected, INDArray found) {
    return new IntrospectionException(
        "layer %s: expected activations of shape %s (%s), found %s; leave it out by tap(...)"
            .formatted(layer, expected, arrangement, Arrays.toString(found.shape())));
  }
}
