package io.introspect.dl4j.train;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.TrainingRows;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
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

  private final INDArray mean;
  private final INDArray scale;
  private final float[] means;
  private final float[] scales;

  private Standardizer(INDArray mean, INDArray scale) {
    this.mean = mean;
    this.scale = scale;
    this.means = mean.toFloatVector();
    this.scales = scale.toFloatVector();
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
    return new Standardizer(row(mean), row(scale));
  }

  /** Of these columns; if none varies at all, it only shifts. */
  static Standardizer orShift(double[] mean, double[] deviation) {
    if (averageDeviation(mean, deviation) > 0) {
      return of(mean, deviation);
    }
    double[] one = new double[mean.length];
    Arrays.fill(one, 1);
    return new Standardizer(row(mean), row(one));
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
    ColumnMoments moments = new ColumnMoments(rows.width());
    for (int[] block : RowBlocks.of(rows)) {
      moments.add(rows.inputs(block));
    }
    return of(moments.mean(), moments.deviation());
  }

  /**
   * Of the targets of all rows, in one pass; a classifier may make the same error on all of them.
   */
  static Standardizer ofTargets(TrainingRows rows) {
    ColumnMoments moments = new ColumnMoments(1);
    for (int[] block : RowBlocks.of(rows)) {
      moments.add(rows.targets(block));
    }
    return orShift(moments.mean(), moments.deviation());
  }

  int width() {
    return (int) mean.length();
  }

  /** Standardizes in place, and returns the same array. */
  INDArray apply(INDArray matrix) {
    return matrix.subiRowVector(mean).diviRowVector(scale);
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
    return rescale(matrix).addiRowVector(mean);
  }

  /** Multiplies the columns by their scale in place, and returns the same array. */
  INDArray rescale(INDArray matrix) {
    return matrix.muliRowVector(scale);
  }

  /** Divides the columns by their scale in place, and returns the same array. */
  INDArray unscale(INDArray matrix) {
    return matrix.diviRowVector(scale);
  }

  void save(EntryWriter entries, String name) throws IOException {
    try (DataOutputStream out = new DataOutputStream(entries.open(name))) {
      Nd4j.write(Nd4j.vstack(mean, scale), out);
    }
  }

  static Standardizer load(EntryReader entries, String name) throws IOException {
    try (DataInputStream in = new DataInputStream(entries.open(name))) {
      INDArray both = Nd4j.read(in);
      if (both.rank() != 2 || both.size(0) != 2) {
        throw new IOException(name + ": expected two rows, mean and scale");
      }
      return new Standardizer(both.getRow(0, true).dup(), both.getRow(1, true).dup());
    } catch (RuntimeException e) {
      throw new IOException(name + ": not an array that ND4J can read: " + e.getMessage(), e);
    }
  }

  private static INDArray row(double[] values) {
    return Nd4j.createFromArray(new double[][] {values}).castTo(DataType.FLOAT);
  }
}
