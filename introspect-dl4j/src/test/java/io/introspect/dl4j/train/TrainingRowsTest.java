package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The rows that trainers read: matrices, parts of them, blocks of them. */
class TrainingRowsTest {

  private final INDArray inputs = Samples.matrix(2, 0, 1, 10, 11, 20, 21, 30, 31);
  private final INDArray targets = Samples.matrix(1, -1, -2, -3, -4);
  private final MatrixRows rows = new MatrixRows(inputs, targets);

  @Test
  void matrixTellsItsSize() {
    assertThat(rows.rows()).isEqualTo(4);
    assertThat(rows.width()).isEqualTo(2);
  }

  @Test
  void matrixCopiesRowsInTheOrderAskedFor() {
    assertThat(rows.inputs(3, 0, 3)).isEqualTo(Samples.matrix(2, 30, 31, 0, 1, 30, 31));
    assertThat(rows.targets(3, 0, 3)).isEqualTo(Samples.matrix(1, -4, -1, -4));
  }

  @Test
  void singleRowIsAMatrixToo() {
    assertThat(rows.inputs(2)).isEqualTo(Samples.matrix(2, 20, 21));
    assertThat(rows.inputs(2).shape()).containsExactly(1, 2);
    assertThat(rows.targets(2).shape()).containsExactly(1, 1);
  }

  @Test
  void copiesCanBeChangedAndClosed() {
    INDArray copy = rows.inputs(0, 1, 2, 3);
    copy.assign(99);
    copy.close();

    assertThat(rows.inputs(0, 1)).isEqualTo(Samples.matrix(2, 0, 1, 10, 11));
  }

  @Test
  void refusesRowsThatAreNotThere() {
    assertThatThrownBy(() -> rows.inputs(4).close()).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> rows.targets(-1).close()).isInstanceOf(RuntimeException.class);
  }

  @Test
  void storedRowsAreReadLikeThoseOfMatrices() {
    try (StoredRows stored = new StoredRows(Samples.store(inputs), new float[] {-1, -2, -3, -4})) {
      assertThat(stored.rows()).isEqualTo(4);
      assertThat(stored.width()).isEqualTo(2);
      assertThat(stored.inputs(3, 0, 3)).isEqualTo(rows.inputs(3, 0, 3));
      assertThat(stored.targets(3, 0, 3)).isEqualTo(rows.targets(3, 0, 3));
      assertThat(stored.targets(2).closeable()).isTrue();
    }
  }

  @Test
  void closingFreesTheMatrices() {
    rows.close();

    assertThat(inputs.wasClosed()).isTrue();
    assertThat(targets.wasClosed()).isTrue();
  }

  @Test
  void subsetRenumbersItsRows() {
    RowSubset subset = new RowSubset(rows, new int[] {1, 3});

    assertThat(subset.rows()).isEqualTo(2);
    assertThat(subset.width()).isEqualTo(2);
    assertThat(subset.inputs(1, 0)).isEqualTo(Samples.matrix(2, 30, 31, 10, 11));
    assertThat(subset.targets(1, 0)).isEqualTo(Samples.matrix(1, -4, -2));
  }

  @Test
  void subsetOfASubset() {
    RowSubset subset = new RowSubset(new RowSubset(rows, new int[] {3, 2, 1}), new int[] {2, 0});

    assertThat(subset.inputs(0, 1)).isEqualTo(Samples.matrix(2, 10, 11, 30, 31));
  }

  @Test
  void subsetKeepsItsOwnMembers() {
    int[] members = {1, 3};
    RowSubset subset = new RowSubset(rows, members);

    members[0] = 0;

    assertThat(subset.inputs(0)).isEqualTo(Samples.matrix(2, 10, 11));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 999, 1000, 1001, 2000, 2345})
  void blocksAreAllRowsInOrderNoneTooLarge(int count) {
    List<int[]> blocks = new ArrayList<>();
    RowBlocks.of(Samples.untargeted(Nd4j.zeros(DataType.FLOAT, count, 1))).forEach(blocks::add);

    assertThat(blocks).hasSize((count + RowBlocks.SIZE - 1) / RowBlocks.SIZE);
    assertThat(blocks).allSatisfy(block -> assertThat(block).hasSizeBetween(1, RowBlocks.SIZE));
    assertThat(blocks.stream().flatMapToInt(IntStream::of).toArray())
        .containsExactly(IntStream.range(0, count).toArray());
  }
}
