package io.introspect.dl4j.train;

import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Detached;
import io.introspect.dl4j.model.FiniteCheck;
import io.introspect.dl4j.model.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A fixed set of labeled rows that is run through a classifier again and again while it learns. To
 * be used by one thread.
 */
public final class Probe implements AutoCloseable {

  private final IntrospectableModel model;
  private final int[] classes;
  private final List<INDArray> blocks;

  /**
   * Checks and copies the rows.
   *
   * @param model the classifier
   * @param features [n, …]
   * @param labels as {@link OneHotLabels} takes them
   * @throws IllegalArgumentException if there is no row, the numbers of rows differ, a label is
   *     none, or a feature is not finite
   */
  public Probe(IntrospectableModel model, INDArray features, INDArray labels) {
    LabeledRows.requireMatching(features, labels);
    FiniteCheck.require(features, "features", 0);
    this.model = model;
    this.classes = OneHotLabels.classes(labels, model.classes(), 0);
    this.blocks = Detached.call(() -> copy(Rows.sliceable(features)));
  }

  private static List<INDArray> copy(INDArray features) {
    List<INDArray> blocks = new ArrayList<>();
    for (long from = 0; from < features.size(0); from += RowBlocks.SIZE) {
      long to = Math.min(features.size(0), from + RowBlocks.SIZE);
      blocks.add(Rows.slice(features, from, to).dup());
    }
    return List.copyOf(blocks);
  }

  /**
   * The classifier.
   *
   * @return as given
   */
  public IntrospectableModel model() {
    return model;
  }

  /** The true class of every row. */
  int[] classes() {
    return classes.clone();
  }

  /**
   * Runs all rows through the classifier as it is now.
   *
   * @param iteration how many training iterations it has had
   * @return owned by the caller
   * @throws IllegalArgumentException if the classifier refuses the rows, or an activation or output
   *     is not finite
   */
  public Snapshot observe(int iteration) {
    return Detached.call(
        () -> {
          int width = model.tap().width();
          INDArray h = Nd4j.createUninitialized(DataType.FLOAT, classes.length, width);
          INDArray errors = Nd4j.createUninitialized(DataType.FLOAT, classes.length, 1);
          Snapshot snapshot = new Snapshot(iteration, h, errors);
          try {
            int row = 0;
            for (INDArray block : blocks) {
              observe(block, row, h, errors);
              row += Math.toIntExact(block.size(0));
            }
            return snapshot;
          } catch (RuntimeException | Error e) {
            snapshot.close();
            throw e;
          }
        });
  }

  private void observe(INDArray block, int row, INDArray h, INDArray errors) {
    int to = row + Math.toIntExact(block.size(0));
    var place = NDArrayIndex.interval(row, to);
    try (Observation seen = CheckedPass.observe(model, block, row);
        ArrayScope scope = new ArrayScope()) {
      int[] truth = Arrays.copyOfRange(classes, row, to);
      float[] logs = ClassifierError.log10(Rows.values(seen.output()), truth);
      h.get(place, NDArrayIndex.all()).assign(seen.activations());
      errors
          .get(place, NDArrayIndex.all())
          .assign(scope.own(Nd4j.createFromArray(logs)).reshape(logs.length, 1));
    }
  }

  /** Frees the copies of the rows. */
  @Override
  public void close() {
    blocks.forEach(ArrayScope::free);
  }
}
