package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.Introspector;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.examples.data.ImageSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A classifier at work: test images in two halves, split at random, of which the one is a reference
 * and the other comes in windows, as it is or with noise. Both are drawn alike, so that a window
 * without noise is usual.
 */
final class Production {

  private final Introspector introspector;
  private final ImageSet images;
  private final int[] reference;
  private final List<Integer> arriving;
  private final Random random;

  Production(Introspector introspector, ImageSet images, long seed) {
    this.introspector = introspector;
    this.images = images;
    this.random = new Random(seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, images.size()).boxed().toList());
    Collections.shuffle(order, random);
    int half = order.size() / 2;
    this.reference = order.subList(0, half).stream().mapToInt(Integer::intValue).toArray();
    this.arriving = new ArrayList<>(order.subList(half, order.size()));
  }

  /** What introspection saw of the half that windows are compared with. */
  List<Introspection> reference() {
    return seen(reference, 0);
  }

  /** What introspection sees of a window of images drawn at random, each with noise. */
  List<Introspection> window(int rows, double sigma) {
    Collections.shuffle(arriving, random);
    return seen(arriving.stream().limit(rows).mapToInt(Integer::intValue).toArray(), sigma);
  }

  private List<Introspection> seen(int[] rows, double sigma) {
    try (ArrayScope scope = new ArrayScope()) {
      INDArray clean = scope.own(Nd4j.pullRows(images.rows(), 1, rows));
      return introspector.introspectAll(scope.own(Noise.added(clean, sigma, random.nextLong())));
    }
  }
}
