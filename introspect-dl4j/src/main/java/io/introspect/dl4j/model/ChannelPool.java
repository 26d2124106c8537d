package io.introspect.dl4j.model;

import io.introspect.dl4j.model.ChannelReading.Pooling;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Reads channels as few numbers, and takes the slope of these numbers back to the channels. */
final class ChannelPool {

  private ChannelPool() {}

  /**
   * Reads.
   *
   * @param images [n, channels, …]
   * @return [n, channels · regions], the regions of a channel side by side
   */
  static INDArray read(INDArray images, ChannelReading reading) {
    long rows = images.size(0);
    long channels = images.size(1);
    INDArray result =
        Nd4j.createUninitialized(images.dataType(), rows, channels, reading.regions());
    for (int region = 0; region < reading.regions(); region++) {
      INDArray part = part(images, region, reading);
      int[] inside = dimensions(part);
      INDArray pooled = reading.pooling() == Pooling.MAXIMUM ? part.max(inside) : part.mean(inside);
      result.get(all(), all(), NDArrayIndex.point(region)).assign(pooled);
      ArrayScope.free(pooled);
    }
    return result.reshape('c', rows, channels * reading.regions());
  }

  /**
   * Takes a slope back.
   *
   * @param slope [n, channels · regions]
   * @param images what was read, [n, channels, …]
   * @param whole zeros of the same shape, to which the slope is written
   */
  static void spread(INDArray slope, INDArray images, INDArray whole, ChannelReading reading) {
    INDArray byRegion =
        slope.dup('c').reshape('c', images.size(0), images.size(1), reading.regions());
    for (int region = 0; region < reading.regions(); region++) {
      INDArray part = part(whole, region, reading);
      INDArray of = byRegion.get(all(), all(), NDArrayIndex.point(region));
      int[] inside = dimensions(part);
      if (reading.pooling() == Pooling.MAXIMUM) {
        INDArray seen = part(images, region, reading);
        try (ArrayScope scope = new ArrayScope()) {
          part.assign(scope.own(largest(seen, inside)));
        }
        multiply(part, of);
      } else {
        long positions = part.length() / of.length();
        part.assign(1.0 / positions);
        multiply(part, of);
      }
    }
  }

  /** 1 where a channel is largest, shared evenly by all places that are. */
  private static INDArray largest(INDArray seen, int... inside) {
    try (ArrayScope scope = new ArrayScope()) {
      INDArray top = scope.own(scope.own(seen.max(true, inside)).broadcast(seen.shape()));
      INDArray mask = scope.own(scope.own(seen.eq(top)).castTo(seen.dataType()));
      INDArray count = scope.own(scope.own(mask.sum(true, inside)).broadcast(seen.shape()));
      return mask.div(count);
    }
  }

  private static void multiply(INDArray part, INDArray byChannel) {
    long[] shape = new long[part.rank()];
    Arrays.fill(shape, 1);
    shape[0] = part.size(0);
    shape[1] = part.size(1);
    try (ArrayScope scope = new ArrayScope()) {
      INDArray column = scope.own(byChannel.dup('c')).reshape('c', shape);
      part.muli(scope.own(column.broadcast(part.shape())));
    }
  }

  private static INDArray part(INDArray images, int region, ChannelReading reading) {
    if (reading.regions() == 1) {
      return images;
    }
    if (images.rank() != 4
        || images.size(2) < reading.rows()
        || images.size(3) < reading.columns()) {
      throw new IllegalArgumentException(
          "expected channels that are images of at least %d x %d, one region each, found %s"
              .formatted(reading.rows(), reading.columns(), Arrays.toString(images.shape())));
    }
    return images.get(
        all(),
        all(),
        interval(region / reading.columns(), reading.rows(), images.size(2)),
        interval(region % reading.columns(), reading.columns(), images.size(3)));
  }

  /** The regions are as even as whole places allow. */
  private static INDArrayIndex interval(long index, long of, long places) {
    return NDArrayIndex.interval(index * places / of, (index + 1) * places / of);
  }

  private static int[] dimensions(INDArray part) {
    int[] inside = new int[part.rank() - 2];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = i + 2;
    }
    return inside;
  }

  private static INDArrayIndex all() {
    return NDArrayIndex.all();
  }
}
