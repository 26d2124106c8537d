package io.introspect.dl4j.trust;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.dl4j.dense.PointProducts;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Points of the wide latent space that stand for the classes, a bounded number for each: nothing of
 * the training rows is kept but where some of them lie.
 *
 * <p>Immutable and safe for use by several threads at once.
 */
final class LatentPrototypes {

  /** A distance is the mean over so many nearest prototypes, so that no single one decides. */
  private static final int NEAREST = 3;

  private final INDArray points;
  private final PointProducts products;
  private final float[] squares;
  private final int[] ends;

  /**
   * Of points in the order of their classes.
   *
   * @param points [prototypes, d], taken over
   * @param ends where the points of each class end
   */
  LatentPrototypes(INDArray points, int... ends) {
    this.points = points;
    this.products = PointProducts.with(points);
    this.ends = ends.clone();
    try (ArrayScope scope = new ArrayScope()) {
      this.squares = Rows.values(scope.own(scope.own(points.mul(points)).sum(1)));
    }
  }

  int classes() {
    return ends.length;
  }

  int size() {
    return squares.length;
  }

  /** The distance of each place, [n][d], to each class: [n][K]; infinite if it has none. */
  double[][] distances(float[][] places) {
    double[][] distances = new double[places.length][];
    products.run(
        places.length,
        (row, place) -> System.arraycopy(places[row], 0, place, 0, place.length),
        (layer, row, values, from) ->
            distances[row] = toClasses(values, from, square(places[row])));
    return distances;
  }

  private static float square(float[] place) {
    float sum = 0;
    for (float value : place) {
      sum += value * value;
    }
    return sum;
  }

  /** Of one row, whose products with the points begin at an offset, and its own square. */
  private double[] toClasses(float[] products, int offset, float square) {
    double[] distances = new double[ends.length];
    int point = 0;
    for (int k = 0; k < ends.length; k++) {
      float[] nearest = new float[NEAREST];
      Arrays.fill(nearest, Float.POSITIVE_INFINITY);
      for (; point < ends[k]; point++) {
        insert(square + squares[point] - 2 * products[offset + point], nearest);
      }
      distances[k] = meanDistance(nearest);
    }
    return distances;
  }

  /** Keeps the smallest values, ascending. */
  private static void insert(float value, float[] smallest) {
    int place = smallest.length - 1;
    if (value >= smallest[place]) {
      return;
    }
    while (place > 0 && smallest[place - 1] > value) {
      smallest[place] = smallest[place - 1];
      place--;
    }
    smallest[place] = value;
  }

  private static double meanDistance(float[] squares) {
    double sum = 0;
    int found = 0;
    for (float square : squares) {
      if (square < Float.POSITIVE_INFINITY) {
        sum += Math.sqrt(Math.max(square, 0));
        found++;
      }
    }
    return found == 0 ? Double.POSITIVE_INFINITY : sum / found;
  }

  void save(EntryWriter entries, String name) throws IOException {
    try (DataOutputStream out = new DataOutputStream(entries.open(name))) {
      out.writeInt(ends.length);
      for (int end : ends) {
        out.writeInt(end);
      }
      Nd4j.write(points, out);
    }
  }

  static LatentPrototypes load(EntryReader entries, String name) throws IOException {
    try (DataInputStream in = new DataInputStream(entries.open(name))) {
      int[] ends = new int[in.readInt()];
      for (int k = 0; k < ends.length; k++) {
        ends[k] = in.readInt();
      }
      INDArray points = Nd4j.read(in);
      if (points.rank() != 2 || ends.length == 0 || points.size(0) != ends[ends.length - 1]) {
        throw new IOException(name + ": expected as many points as the classes have");
      }
      return new LatentPrototypes(points, ends);
    } catch (RuntimeException e) {
      throw new IOException(name + ": not an array that ND4J can read: " + e.getMessage(), e);
    }
  }
}
