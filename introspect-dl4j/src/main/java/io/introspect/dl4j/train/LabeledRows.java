package io.introspect.dl4j.train;

import io.introspect.dl4j.model.MaskedSequences;
import io.introspect.dl4j.model.Rows;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * Labeled data as a sequence of batches, wherever it comes from. Read once. What labels may be is
 * said, and checked, by {@link OneHotLabels}.
 */
public final class LabeledRows {

  private static final int BATCH = 1000;

  private final Iterator<DataSet> batches;
  private final Optional<INDArray> features;

  private LabeledRows(Iterator<DataSet> batches, Optional<INDArray> features) {
    this.batches = batches;
    this.features = features;
  }

  /**
   * The batches of an iterator, from its beginning if it can be reset.
   *
   * @param iterator features [n, …] and labels [n, K], or [n, 1] for two classes
   * @return the rows
   */
  public static LabeledRows of(DataSetIterator iterator) {
    Objects.requireNonNull(iterator, "expected an iterator of features and labels, found null");
    if (iterator.resetSupported()) {
      iterator.reset();
    }
    return new LabeledRows(iterator, Optional.empty());
  }

  /**
   * The batches of an iterator over several features or labels, from its beginning if it can be
   * reset.
   *
   * @param iterator what a graph is trained with
   * @param part the features and the labels that count
   * @return the rows
   */
  public static LabeledRows of(
      MultiDataSetIterator iterator, Function<MultiDataSet, DataSet> part) {
    Objects.requireNonNull(iterator, "expected an iterator of features and labels, found null");
    if (iterator.resetSupported()) {
      iterator.reset();
    }
    return new LabeledRows(new PartOfEach(iterator, part), Optional.empty());
  }

  /**
   * The rows of two arrays.
   *
   * @param features [n, …]
   * @param labels [n, K], or [n, 1] for two classes
   * @return the rows
   * @throws IllegalArgumentException if there is no row, or the numbers of rows differ
   */
  public static LabeledRows of(INDArray features, INDArray labels) {
    requireMatching(features, labels);
    INDArray rows = Rows.sliceable(features);
    return new LabeledRows(new Slices(rows, Rows.sliceable(labels)), Optional.of(rows));
  }

  /** Refuses arrays of no rows, or of different numbers of rows. */
  static void requireMatching(INDArray features, INDArray labels) {
    Objects.requireNonNull(features, "expected features, found null");
    Objects.requireNonNull(labels, "expected labels, found null");
    if (features.isEmpty() || features.rank() < 2 || labels.size(0) != features.size(0)) {
      throw new IllegalArgumentException(
          "expected features [n, …] and labels [n, K] with the same n of at least 1, found %s and %s"
              .formatted(Arrays.toString(features.shape()), Arrays.toString(labels.shape())));
    }
  }

  /**
   * The rows, to be read once.
   *
   * @return batches of features and labels in their order; masked features as {@link
   *     io.introspect.dl4j.model.MaskedSequences} puts them together, labels of sequences those of
   *     each row's last step
   */
  public Iterator<DataSet> batches() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return batches.hasNext();
      }

      @Override
      public DataSet next() {
        return MaskedSequences.rows(batches.next());
      }
    };
  }

  /**
   * The features of all rows, if they can be read in any order, and batches are parts of them.
   *
   * @return [n, …]; empty if the rows come from an iterator, which may use the arrays of a batch
   *     again for the next one
   */
  Optional<INDArray> features() {
    return features;
  }

  /**
   * Refuses a batch that lacks features or labels, or has other numbers of them.
   *
   * @param batch one of {@link #batches()}
   * @param firstRow the number of its first row, for the message
   * @throws IllegalArgumentException if it is unfit
   */
  public static void requireLabeled(DataSet batch, long firstRow) {
    INDArray features = batch.getFeatures();
    INDArray labels = batch.getLabels();
    if (features == null || labels == null || features.size(0) != labels.size(0)) {
      throw new IllegalArgumentException(
          "expected features and labels over the same rows, found %s and %s from row %d on"
              .formatted(shape(features), shape(labels), firstRow));
    }
  }

  private static String shape(INDArray array) {
    return array == null ? "none" : Arrays.toString(array.shape());
  }

  /** A part of each batch. */
  private record PartOfEach(MultiDataSetIterator batches, Function<MultiDataSet, DataSet> part)
      implements Iterator<DataSet> {

    @Override
    public boolean hasNext() {
      return batches.hasNext();
    }

    @Override
    public DataSet next() {
      return part.apply(batches.next());
    }
  }

  /** Views of consecutive rows. */
  private static final class Slices implements Iterator<DataSet> {
    private final INDArray features;
    private final INDArray labels;
    private long next;

    Slices(INDArray features, INDArray labels) {
      this.features = features;
      this.labels = labels;
    }

    @Override
    public boolean hasNext() {
      return next < features.size(0);
    }

    @Override
    public DataSet next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      long to = Math.min(features.size(0), next + BATCH);
      DataSet batch = new DataSet(Rows.slice(features, next, to), Rows.slice(labels, next, to));
      next = to;
      return batch;
    }
  }
}
