package io.introspect.dl4j.train;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.TrainingRows;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Shifts and scales each column to mean 0 and standard deviation 1, and back.
 *
 * <p>The deviation is floored at {@value #RELATIVE_FLOOR} of the average one: a unit that hardly
 * ever moves must not, on the one row where it does, outweigh all the others.
 *
 * <p>Immutable and thread-safe.
 */
final class Standardizer {

  static final double RELATIVE_FLOOR = 0.01;

  /** What float32 arithmetic may make of the deviation of a constant column, by its value. */
  private static final double ROUNDING = 1e-6;

  private final float[] means;
  private final float[] scales;

  private Standardizer(float[] means, float[] scales) {
    this.means = means;
    this.scales = scales;
  }

  /**
   * Of these columns.
   *
   * @throws IllegalArgumentException if no column varies at all
   */
  static Standardizer of(double[] mean, double[] deviation) {
    double average = averageDeviation(mean, deviation);
    if (!(average > 0)) {
      throw new IllegalArgumentException(
          "expected values that vary from row to row, found all %d columns constant"
              .formatted(mean.length));
    }
    double[] scale = new double[deviation.length];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = Math.max(deviation[i], RELATIVE_FLOOR * average);
    }
    return new Standardizer(floats(mean), floats(scale));
  }

  /** Of these columns; if none varies at all, it only shifts. */
  static Standardizer orShift(double[] mean, double[] deviation) {
    if (averageDeviation(mean, deviation) > 0) {
      return of(mean, deviation);
    }
    double[] one = new double[mean.length];
    Arrays.fill(one, 1);
    return new Standardizer(floats(mean), floats(one));
  }

  private static double averageDeviation(double[] mean, double[] deviation) {
    double average = 0;
    for (int i = 0; i < deviation.length; i++) {
      if (!(deviation[i] <= ROUNDING * Math.abs(mean[i]))) {
        average += deviation[i] / deviation.length;
      }
    }
    return average;
  }

  /** Of the inputs of all rows, in one pass. */
  static Standardizer ofInputs(TrainingRows rows) {
    ColumnMoments moments = moments(rows.width(), rows, rows::inputs);
    return of(moments.mean(), moments.deviation());
  }

  /**
   * Of the targets of all rows, in one pass; a classifier may make the same error on all of them.
   */
  static Standardizer ofTargets(TrainingRows rows) {
    ColumnMoments moments = moments(1, rows, rows::targets);
    return orShift(moments.mean(), moments.deviation());
  }

  private static ColumnMoments moments(
      int width, TrainingRows rows, Function<int[], INDArray> read) {
    ColumnMoments moments = new ColumnMoments(width);
    for (int[] block : RowBlocks.of(rows)) {
      INDArray matrix = read.apply(block);
      moments.add(matrix);
      ArrayScope.free(matrix);
    }
    return moments;
  }

  int width() {
    return means.length;
  }

  /** Standardizes in place, and returns the same array. */
  INDArray apply(INDArray matrix) {
    try (ArrayScope scope = new ArrayScope()) {
      return matrix
          .subiRowVector(scope.own(Nd4j.createFromArray(means)))
          .diviRowVector(scope.own(Nd4j.createFromArray(scales)));
    }
  }

  /** Standardizes a row in place. */
  void applyTo(float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = (row[i] - means[i]) / scales[i];
    }
  }

  /** Undoes {@link #applyTo} in place. */
  void invertIn(float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i] * scales[i] + means[i];
    }
  }

  /** Undoes {@link #apply} in place, and returns the same array. */
  INDArray invert(INDArray matrix) {
    try (ArrayScope scope = new ArrayScope()) {
      return rescale(matrix).addiRowVector(scope.own(Nd4j.createFromArray(means)));
    }
  }

  /** Multiplies the columns by their scale in place, and returns the same array. */
  INDArray rescale(INDArray matrix) {
    try (ArrayScope scope = new ArrayScope()) {
      return matrix.muliRowVector(scope.own(Nd4j.createFromArray(scales)));
    }
  }

  /** Divides the columns by their scale in place, and returns the same array. */
  INDArray unscale(INDArray matrix) {
    try (ArrayScope scope = new ArrayScope()) {
      return matrix.diviRowVector(scope.own(Nd4j.createFromArray(scales)));
    }
  }

  void save(EntryWriter entries, String name) throws IOException {
    try (DataOutputStream out = new DataOutputStream(entries.open(name))) {
      Nd4j.write(Nd4j.createFromArray(new float[][] {means, scales}), out);
    }
  }

  static Standardizer load(EntryReader entries, String name) throws IOException {
    try (DataInputStream in = new DataInputStream(entries.open(name))) {
      INDArray both = Nd4j.read(in);
      if (both.rank() != 2 || both.size(0) != 2) {
        throw new IOException(name + ": expected two rows, mean and scale");
      }
      float[][] rows = Rows.matrix(both);
      return new Standardizer(rows[0], rows[1]);
    } catch (RuntimeException e) {
      throw new IOException(name + ": not an array that ND4J can read: " + e.getMessage(), e);
    }
  }

  private static float[] floats(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }
}
