package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.dl4j.model.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.nativeblas.NativeOpsHolder;

class RowsInBlocksTest {

  /** Each row holds its own number, and its negative. */
  private static INDArray numbered(int rows) {
    float[][] values = new float[rows][];
    Arrays.setAll(values, row -> new float[] {row, -row});
    return Nd4j.createFromArray(values);
  }

  private static List<Integer> numbers(INDArray block) {
    return Arrays.stream(Rows.matrix(block)).map(row -> (int) row[0]).toList();
  }

  private static List<Integer> upTo(int rows) {
    return IntStream.range(0, rows).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 512, 513, 2000})
  void resultsComeInTheOrderOfTheRows(int rows) {
    assertThat(RowsInBlocks.of(numbered(rows)).map((block, first) -> numbers(block)))
        .isEqualTo(upTo(rows));
  }

  @Test
  void blocksAreToldWhereTheyBegin() {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    RowsInBlocks.of(numbered(600))
        .map(
            (block, first) -> {
              seen.add(first + "+" + block.size(0) + " from " + numbers(block).get(0));
              return List.of();
            });
    assertThat(seen)
        .containsExactlyInAnyOrder("0+256 from 0", "256+256 from 256", "512+88 from 512");
  }

  @Test
  void rowsMayBeAViewIntoMore() {
    INDArray view = numbered(3000).get(NDArrayIndex.interval(2200, 2900), NDArrayIndex.all());
    assertThat(RowsInBlocks.of(view).map((block, first) -> numbers(block)))
        .isEqualTo(upTo(700).stream().map(row -> row + 2200).toList());
  }

  @Test
  void rowsMayBeColumnsOfMoreAndColumnMajor() {
    INDArray wide = Nd4j.hstack(numbered(700).mul(3), numbered(700));
    INDArray columns = wide.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 4));
    assertThat(RowsInBlocks.of(columns).map((block, first) -> numbers(block))).isEqualTo(upTo(700));
    assertThat(RowsInBlocks.of(numbered(700).dup('f')).map((block, first) -> numbers(block)))
        .isEqualTo(upTo(700));
  }

  @Test
  void rowsMayBeOfAnyRank() {
    assertThat(
            RowsInBlocks.of(numbered(700).reshape(700, 1, 2, 1))
                .map((block, first) -> numbers(block.reshape(block.size(0), 2))))
        .isEqualTo(upTo(700));
  }

  @Test
  void ofNoRowsThereAreNoResults() {
    assertThat(
            RowsInBlocks.of(Nd4j.create(DataType.FLOAT, 0, 4))
                .map(
                    (block, first) -> {
                      throw new AssertionError();
                    }))
        .isEmpty();
  }

  @Test
  void aVectorIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RowsInBlocks.of(Nd4j.ones(3)))
        .withMessageContainingAll("[n, …]", "[3]");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 700})
  void resultsCannotBeChanged(int rows) {
    List<Integer> all = RowsInBlocks.of(numbered(rows)).map((block, first) -> numbers(block));
    assertThatThrownBy(() -> all.set(0, 1)).isInstanceOf(UnsupportedOperationException.class);
  }

  private static RowsInBlocks.Work<Integer> failingFrom(long row) {
    return (block, first) -> {
      if (first + block.size(0) > row) {
        throw new IllegalArgumentException("block from row " + first);
      }
      return numbers(block);
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256, 512, 1792})
  void theFirstFailureIsThrownWhicheverComesFirst(int row) {
    for (int round = 0; round < 5; round++) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RowsInBlocks.of(numbered(2000)).map(failingFrom(row)))
          .withMessage("block from row " + row);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 700})
  void errorsAreThrownAsTheyAre(int rows) {
    OutOfMemoryError error = new OutOfMemoryError("of the test");
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(
            () ->
                RowsInBlocks.of(numbered(rows))
                    .map(
                        (block, first) -> {
                          throw error;
                        }))
        .isSameAs(error);
  }

  @Test
  void oneThreadGivesWhatManyGive() throws Exception {
    INDArray rows = Blobs.testRows(1500);
    INDArray weights = Nd4j.rand(DataType.FLOAT, Blobs.FEATURES, 200);
    RowsInBlocks.Work<float[]> products =
        (block, first) -> Arrays.asList(Rows.matrix(block.mmul(weights)));
    List<float[]> expected = RowsInBlocks.of(rows).map(products);
    for (int threads : new int[] {1, 4}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        List<float[]> seen = pool.submit(() -> RowsInBlocks.of(rows).map(products)).get();
        assertThat(seen.toArray(new float[0][])).isDeepEqualTo(expected.toArray(new float[0][]));
      } finally {
        pool.shutdownNow();
      }
    }
  }

  /** OpenBLAS divides a product among its threads, and so rounds otherwise. */
  @Test
  void bitsOfSeveralBlocksDoNotDependOnTheThreadsOfOpenBlas() {
    INDArray rows = Nd4j.rand(DataType.FLOAT, 512, 200);
    INDArray weights = Nd4j.rand(DataType.FLOAT, 200, 200);
    RowsInBlocks.Work<float[]> products =
        (block, first) -> Arrays.asList(Rows.matrix(block.mmul(weights)));
    List<float[]> expected = RowsInBlocks.of(rows).map(products);
    List<float[]> seen = withBlasThreads(2, () -> RowsInBlocks.of(rows).map(products));
    assertThat(seen.toArray(new float[0][])).isDeepEqualTo(expected.toArray(new float[0][]));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 700})
  void nativeThreadsAreAsBefore(int rows) {
    INDArray all = rows == 0 ? Nd4j.create(DataType.FLOAT, 0, 2) : numbered(rows);
    List<Integer> after =
        withBlasThreads(
            2,
            () -> {
              RowsInBlocks.of(all).map((block, first) -> numbers(block));
              return threads();
            });
    assertThat(after).isEqualTo(List.of(2, threads().get(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 700})
  void nativeThreadsAreAsBeforeAfterAFailure(int rows) {
    List<Integer> after =
        withBlasThreads(
            2,
            () -> {
              assertThatIllegalArgumentException()
                  .isThrownBy(() -> RowsInBlocks.of(numbered(rows)).map(failingFrom(0)));
              return threads();
            });
    assertThat(after).isEqualTo(List.of(2, threads().get(1)));
  }

  private static List<Integer> threads() {
    return List.of(
        Nd4j.factory().blas().getMaxThreads(),
        NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads());
  }

  private static <T> T withBlasThreads(int number, Supplier<T> work) {
    int before = Nd4j.factory().blas().getMaxThreads();
    Nd4j.factory().blas().setMaxThreads(number);
    try {
      return work.get();
    } finally {
      Nd4j.factory().blas().setMaxThreads(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 700})
  void nothingIsLeftInTheCallersWorkspace(int rows) {
    WorkspaceConfiguration conf = WorkspaceConfiguration.builder().initialSize(1 << 20).build();
    INDArray all = numbered(rows);
    try (MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(conf, "USER")) {
      List<Boolean> attached =
          RowsInBlocks.of(all).map((block, first) -> List.of(block.add(1).isAttached()));
      assertThat(attached).containsOnly(false);
      assertThat(workspace.getCurrentOffset()).isZero();
    }
  }

  @Test
  void blocksMayHaveBlocksOfTheirOwn() {
    assertThat(
            RowsInBlocks.of(numbered(700))
                .map(
                    (block, first) ->
                        RowsInBlocks.of(Nd4j.vstack(block, block))
                            .map((inner, at) -> numbers(inner))
                            .subList(0, (int) block.size(0))))
        .isEqualTo(upTo(700));
  }
}
