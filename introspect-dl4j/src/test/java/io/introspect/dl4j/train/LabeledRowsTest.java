package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class LabeledRowsTest {

  private static INDArray zeros(long... shape) {
    return Nd4j.zeros(DataType.FLOAT, shape);
  }

  @Test
  void iteratorIsReadFromItsBeginning() {
    ExistingDataSetIterator iterator =
        new ExistingDataSetIterator(
            List.of(new DataSet(zeros(2, 3), zeros(2, 2)), new DataSet(zeros(1, 3), zeros(1, 2))));
    iterator.next();

    Iterator<DataSet> batches = LabeledRows.of(iterator).batches();

    assertThat(batches.next().numExamples()).isEqualTo(2);
    assertThat(batches.next().numExamples()).isEqualTo(1);
    assertThat(batches.hasNext()).isFalse();
  }

  @Test
  void arraysComeInConsecutiveSlices() {
    INDArray features = Nd4j.arange(2002).castTo(DataType.FLOAT).reshape(1001, 2);
    Iterator<DataSet> batches = LabeledRows.of(features, zeros(1001, 3)).batches();

    assertThat(batches.next().getFeatures()).isEqualTo(features.getRows(rowsUpTo(1000)));
    DataSet last = batches.next();
    assertThat(last.getFeatures()).isEqualTo(features.getRow(1000, true));
    assertThat(last.getLabels().shape()).containsExactly(1, 3);
    assertThat(batches.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(batches::next);
  }

  private static int[] rowsUpTo(int end) {
    return java.util.stream.IntStream.range(0, end).toArray();
  }

  @Test
  void imagesKeepTheirShape() {
    Iterator<DataSet> batches = LabeledRows.of(zeros(1001, 1, 4, 4), zeros(1001, 2)).batches();

    assertThat(batches.next().getFeatures().shape()).containsExactly(1000, 1, 4, 4);
    assertThat(batches.next().getFeatures().shape()).containsExactly(1, 1, 4, 4);
  }

  @Test
  void aSingleRowStaysAMatrix() {
    DataSet only = LabeledRows.of(zeros(1, 5), zeros(1, 2)).batches().next();

    assertThat(only.getFeatures().shape()).containsExactly(1, 5);
    assertThat(only.getLabels().shape()).containsExactly(1, 2);
  }

  @Test
  void refusesAnotherNumberOfLabelsAndNamesBothShapes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabeledRows.of(zeros(4, 2), zeros(3, 2)))
        .withMessageContainingAll("with the same n", "[4, 2] and [3, 2]");
  }

  @Test
  void refusesFeaturesThatAreNoRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabeledRows.of(zeros(4), zeros(4, 2)))
        .withMessageContaining("found [4] and [4, 2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabeledRows.of(Nd4j.empty(DataType.FLOAT), zeros(4, 2)))
        .withMessageContaining("at least 1");
  }
}
