package io.introspect.dl4j.train;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.TrainingRows;
import io.introspect.dl4j.model.ArrayScope;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The errors that were met in training. Beyond them an estimate would be an extrapolation, down to
 * errors that float32 cannot even express.
 *
 * @param lowest log10 of the smallest error
 * @param highest log10 of the largest error
 */
record TargetRange(double lowest, double highest) {

  /** Before any row was seen. */
  static final TargetRange NONE =
      new TargetRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  static TargetRange of(TrainingRows rows) {
    TargetRange range = NONE;
    for (int[] block : RowBlocks.of(rows)) {
      try (ArrayScope scope = new ArrayScope()) {
        INDArray targets = scope.own(rows.targets(block));
        range = range.including(targets);
      }
    }
    return range;
  }

  TargetRange including(INDArray targets) {
    return new TargetRange(
        Math.min(lowest, targets.minNumber().doubleValue()),
        Math.max(highest, targets.maxNumber().doubleValue()));
  }

  /** The nearest value within the range. */
  float clamp(float value) {
    return Math.min(Math.max(value, (float) lowest), (float) highest);
  }

  void save(EntryWriter entries, String name) throws IOException {
    try (DataOutputStream out = new DataOutputStream(entries.open(name))) {
      out.writeDouble(lowest);
      out.writeDouble(highest);
    }
  }

  static TargetRange load(EntryReader entries, String name) throws IOException {
    try (DataInputStream in = new DataInputStream(entries.open(name))) {
      return new TargetRange(in.readDouble(), in.readDouble());
    }
  }
}
