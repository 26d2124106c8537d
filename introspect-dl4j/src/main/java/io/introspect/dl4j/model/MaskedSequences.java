package io.introspect.dl4j.model;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Sequences of different lengths in one array: the mask that says which steps are there is one more
 * feature, the last, so that a row carries its own length wherever it goes.
 *
 * <pre>{@code
 * introspector.introspectAll(MaskedSequences.of(features, mask));
 * }</pre>
 *
 * <p>Data with masks that come from an iterator are put together in this way by themselves.
 */
public final class MaskedSequences {

  /**
   * Within so much of 0 or 1 a value is taken for it: who differentiates moves the mask a little.
   */
  private static final float NEAR = 0.1f;

  private MaskedSequences() {}

  /**
   * Puts sequences and their mask together.
   *
   * @param features [n, features, steps]
   * @param mask [n, steps], 1 for steps that are there and 0 for the others
   * @return [n, features + 1, steps], owned by the caller
   * @throws IllegalArgumentException if the shapes do not fit together
   */
  public static INDArray of(INDArray features, INDArray mask) {
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(mask, "mask");
    if (features.rank() != 3
        || mask.rank() != 2
        || mask.size(0) != features.size(0)
        || mask.size(1) != features.size(2)) {
      throw new IllegalArgumentException(
          "expected features [n, features, steps] and a mask [n, steps], found %s and %s"
              .formatted(Arrays.toString(features.shape()), Arrays.toString(mask.shape())));
    }
    INDArray both =
        Nd4j.createUninitialized(
            DataType.FLOAT, features.size(0), features.size(1) + 1, features.size(2));
    both.get(NDArrayIndex.all(), NDArrayIndex.interval(0, features.size(1)), NDArrayIndex.all())
        .assign(features);
    both.get(NDArrayIndex.all(), NDArrayIndex.point(features.size(1)), NDArrayIndex.all())
        .assign(mask);
    return both;
  }

  /**
   * A batch of sequences as one of rows.
   *
   * @param batch features and labels, with masks or without
   * @return the features, put together with their mask if there is one, and the labels of each
   *     row's last step
   * @throws IllegalArgumentException if a mask does not fit
   */
  public static DataSet rows(DataSet batch) {
    INDArray features = batch.getFeatures();
    INDArray labels = batch.getLabels();
    INDArray mask = batch.getFeaturesMaskArray();
    if (features == null || labels == null || (mask == null && labels.rank() < 3)) {
      return batch;
    }
    INDArray labelMask = batch.getLabelsMaskArray();
    if (labels.rank() == 3 && labelMask != null) {
      requireSameEnd(mask, labelMask, labels.size(2));
    }
    return new DataSet(
        mask == null ? features : of(features, mask),
        SequenceLabels.last(labels, labelMask == null ? mask : labelMask));
  }

  /** The output of a row's last step is held against its label, which must be of that step. */
  private static void requireSameEnd(INDArray mask, INDArray labelMask, long steps) {
    for (int row = 0; row < labelMask.size(0); row++) {
      long end = mask == null ? steps - 1 : SequenceLabels.last(mask, row);
      int labeled = SequenceLabels.last(labelMask, row);
      if (labeled != end) {
        throw new IllegalArgumentException(
            "row %d: expected a label of the last step, %d, found the last label at step %d"
                .formatted(row, end, labeled));
      }
    }
  }

  /**
   * Takes sequences and their mask apart, for a network of [n, features, steps].
   *
   * @param first the settings of the network's first layer
   * @return features and mask, owned by the caller; empty if x has no mask
   */
  static Optional<Parts> split(INDArray x, Layer first) {
    long features = features(first);
    if (features == 0 || x.rank() != 3 || x.size(1) != features + 1) {
      return Optional.empty();
    }
    INDArray mask =
        x.get(NDArrayIndex.all(), NDArrayIndex.point(features), NDArrayIndex.all()).dup('c');
    requireMask(mask, features, x);
    return Optional.of(
        new Parts(
            x.get(NDArrayIndex.all(), NDArrayIndex.interval(0, features), NDArrayIndex.all())
                .dup('c'),
            mask.gt(0.5).castTo(DataType.FLOAT)));
  }

  /** A feature too many is easily given by mistake. */
  private static void requireMask(INDArray mask, long features, INDArray x) {
    for (float value : Rows.values(mask)) {
      if (Math.abs(value) > NEAR && Math.abs(value - 1) > NEAR) {
        throw new IllegalArgumentException(
            "expected sequences of %d features, or with a mask of 0 and 1 as one more, found shape %s with %s as the last"
                .formatted(features, Arrays.toString(x.shape()), value));
      }
    }
  }

  /** How many features a step has; 0 if the layer takes no sequences, or not in this order. */
  private static long features(Layer frozenOrNot) {
    Layer first = LayerSelection.unfrozen(frozenOrNot);
    if (first instanceof BaseWrapperLayer wrapper) {
      return features(wrapper.getUnderlying());
    }
    if (first instanceof Bidirectional both) {
      return features(both.getFwd());
    }
    boolean inThisOrder =
        LayerUnits.of(first)
            .filter(units -> units.arrangement() == LayerUnits.Arrangement.STEPS && !units.last())
            .isPresent();
    return inThisOrder && first instanceof BaseRecurrentLayer
        ? ((FeedForwardLayer) first).getNIn()
        : 0;
  }

  /**
   * Sequences and what masks them.
   *
   * @param features [n, features, steps]
   * @param mask [n, steps], 0 or 1
   */
  record Parts(INDArray features, INDArray mask) {

    /** The slope with respect to the features as one with respect to both; takes it over. */
    INDArray joined(INDArray slope) {
      try (ArrayScope scope = new ArrayScope()) {
        return of(scope.own(slope), scope.own(mask.like()));
      }
    }

    void close() {
      ArrayScope.free(features);
      ArrayScope.free(mask);
    }
  }
}
