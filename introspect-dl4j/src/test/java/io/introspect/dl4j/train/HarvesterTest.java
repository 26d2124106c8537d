package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.Observation;
import io.introspect.TrainingContext;
import io.introspect.dl4j.activations.ActivationStorage;
import io.introspect.dl4j.activations.ActivationStores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class HarvesterTest {

  private static final float[] X = {0.5f, 3, 0.25f, -1, 1, 2, 0, 4, 0.5f, 0};
  private static final float[] Y = {1, 0, 0, 1, 1, 0, 0, 1, 0, 1};

  private final FakeModel model = new FakeModel();
  private final List<String> told = new ArrayList<>();

  private static INDArray x() {
    return Samples.matrix(2, X);
  }

  private static INDArray y() {
    return Samples.matrix(2, Y);
  }

  private Harvest harvest(FakeModel of, LabeledRows rows) {
    return harvest(of, rows, 1);
  }

  private Harvest harvest(FakeModel of, LabeledRows rows, int threads) {
    FitListener listener =
        new FitListener() {
          @Override
          public void started(FitStage stage, long steps) {
            told.add("of " + steps);
          }

          @Override
          public void stepped(FitStage stage, long step, double loss) {
            told.add("step " + step + " " + loss);
          }
        };
    return Harvester.harvest(
        of,
        rows,
        "training",
        new ActivationStores(ActivationStorage.offHeap()),
        threads,
        new TrainingContext(FitStage.HARVEST, 1, listener));
  }

  /** Minibatches of these sizes, one after the other. */
  private static LabeledRows batches(INDArray features, INDArray labels, int... sizes) {
    return LabeledRows.of(new ExistingDataSetIterator(split(features, labels, sizes)));
  }

  private static List<DataSet> split(INDArray features, INDArray labels, int... sizes) {
    List<DataSet> batches = new ArrayList<>();
    int next = 0;
    for (int size : sizes) {
      var rows = NDArrayIndex.interval(next, next + size);
      batches.add(new DataSet(features.get(rows).dup(), labels.get(rows).dup()));
      next += size;
    }
    return batches;
  }

  private void assertRefused(UnaryOperator<Observation> twist, CharSequence... messages) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> harvest(new FakeModel(twist), LabeledRows.of(x(), y())).close())
        .withMessageContainingAll(messages);
  }

  @Test
  void gathersActivationsErrorsAndClassesInTheOrderOfTheRows() {
    try (Harvest seen = harvest(model, LabeledRows.of(x(), y()))) {
      assertThat(seen.rows()).isEqualTo(5);
      assertThat(seen.width()).isEqualTo(3);
      assertThat(seen.inputs(0, 1, 2, 3, 4))
          .isEqualTo(
              Samples.matrix(3, 0.5f, 3, 3.5f, 0.25f, -1, -0.75f, 1, 2, 3, 0, 4, 4, 0.5f, 0, 0.5f));
      assertThat(seen.trueClasses()).containsExactly(0, 1, 0, 1, 1);
      // ½ · 2 · (1 − 0.5)² = ¼, ½ · 2 · 0.25² = 1/16, perfect, perfect, ¼.
      assertThat(seen.targets(0, 1, 2, 3, 4).toFloatVector())
          .containsExactly(
              new float[] {
                (float) Math.log10(0.25),
                (float) Math.log10(0.0625),
                -12,
                -12,
                (float) Math.log10(0.25)
              },
              within(1e-5f));
    }
  }

  @Test
  void howTheRowsAreBatchedDoesNotMatter() {
    try (Harvest whole = harvest(model, LabeledRows.of(x(), y()));
        Harvest parts = harvest(model, batches(x(), y(), 2, 1, 2))) {
      assertThat(parts.inputs(0, 1, 2, 3, 4)).isEqualTo(whole.inputs(0, 1, 2, 3, 4));
      assertThat(parts.targets(0, 1, 2, 3, 4)).isEqualTo(whole.targets(0, 1, 2, 3, 4));
      assertThat(parts.trueClasses()).containsExactly(whole.trueClasses());
      assertThat(parts.dataHash()).isEqualTo(whole.dataHash()).matches("[0-9a-f]{64}");
    }
  }

  @Test
  void hashKnowsEveryFeatureAndLabelAndTheirOrder() {
    INDArray otherX = x();
    otherX.putScalar(4, 1, 0.001);
    INDArray otherY = y();
    otherY.putRow(0, Samples.matrix(2, 0, 1));
    INDArray swapped = x();
    swapped.putRow(0, x().getRow(1));
    swapped.putRow(1, x().getRow(0));

    try (Harvest seen = harvest(model, LabeledRows.of(x(), y()));
        Harvest features = harvest(model, LabeledRows.of(otherX, y()));
        Harvest labels = harvest(model, LabeledRows.of(x(), otherY));
        Harvest order = harvest(model, LabeledRows.of(swapped, y()))) {
      assertThat(List.of(seen.dataHash(), features.dataHash(), labels.dataHash(), order.dataHash()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void observesEachBatchOnce() {
    harvest(model, batches(x(), y(), 2, 1, 2)).close();

    assertThat(model.calls()).containsExactly(2L, 1L, 2L);
    assertThat(told).containsExactly("of -1", "step 1 NaN", "step 2 NaN", "step 3 NaN");
  }

  @Test
  void arraysAreObservedAThousandRowsAtATime() {
    INDArray many = Nd4j.rand(DataType.FLOAT, 2001, 2);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, 2001, 2);
    labels.getColumn(1).assign(1);

    try (Harvest seen = harvest(model, LabeledRows.of(many, labels))) {
      assertThat(model.calls()).containsExactly(1000L, 1000L, 1L);
      assertThat(seen.inputs(2000).getColumns(0, 1)).isEqualTo(many.getRow(2000, true));
    }
  }

  @Test
  void featuresStayAsTheyAre() {
    INDArray x = x();
    INDArray y = y();

    harvest(model, LabeledRows.of(x, y)).close();

    assertThat(x).isEqualTo(x());
    assertThat(y).isEqualTo(y());
  }

  @Test
  void refusesNoRowsAndSaysWhy() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> harvest(model, LabeledRows.of(new ExistingDataSetIterator(List.of()))).close())
        .withMessageContainingAll("expected training rows", "empty iterator", "reset");
  }

  @Test
  void refusesNanAndNamesTheRowOfAllRows() {
    INDArray x = x();
    x.putScalar(4, 1, Float.NaN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> harvest(model, batches(x, y(), 2, 1, 2)).close())
        .withMessageContainingAll("expected finite features", "found NaN", "in row 4");
    assertThat(model.calls()).containsExactly(2L, 1L);
  }

  @Test
  void refusesALabelThatIsNotOneHotAndNamesTheRowOfAllRows() {
    INDArray y = y();
    y.putScalar(3, 0, 1.0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> harvest(model, batches(x(), y, 2, 1, 2)).close())
        .withMessageContainingAll("expected a one-hot label", "[1.0, 1.0]", "in row 3");
  }

  @Test
  void refusesABatchWithoutLabels() {
    List<DataSet> batches = List.of(new DataSet(x(), y()), new DataSet(x(), null));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> harvest(model, LabeledRows.of(new ExistingDataSetIterator(batches))).close())
        .withMessageContainingAll("found [5, 2] and none", "from row 5 on");
  }

  @Test
  void refusesAModelThatBreaksItsPromiseOfWidths() {
    assertRefused(
        seen -> new Observation(seen.output(), seen.activations().getColumns(0, 1)),
        "expected the model to give output [5, 2] and activations [5, 3]",
        "found [5, 2] and [5, 2]");
    assertRefused(
        seen -> new Observation(seen.output().getColumns(0), seen.activations()),
        "found [5, 1] and [5, 3]");
  }

  @Test
  void refusesAModelThatLosesRows() {
    assertRefused(
        seen -> new Observation(seen.output().getRows(0, 1), seen.activations().getRows(0, 1)),
        "expected the model to give",
        "found [2, 2] and [2, 3]");
  }

  @Test
  void refusesAModelThatGivesNan() {
    assertRefused(
        seen -> {
          seen.activations().putScalar(3, 1, Float.NaN);
          return seen;
        },
        "expected finite activations",
        "in row 3");
    assertRefused(
        seen -> {
          seen.output().putScalar(2, 1, Float.POSITIVE_INFINITY);
          return seen;
        },
        "expected finite outputs of the classifier",
        "in row 2");
  }

  @Test
  void refusesDataInWhichAClassDoesNotOccur() {
    try (Harvest seen = harvest(model, LabeledRows.of(x(), y()))) {
      seen.requireEveryClass(2);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> seen.requireEveryClass(4))
          .withMessage(
              "expected training rows of all 4 classes, found none of class [2, 3] among 5 rows");
    }
  }

  /** Batches whose observation takes longer the earlier they come. */
  private FakeModel slowest(int first) {
    AtomicInteger pause = new AtomicInteger(first);
    return new FakeModel(
        seen -> {
          sleep(Math.max(0, pause.getAndAdd(-10)));
          return seen;
        });
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void threadsDoNotChangeTheResult(int threads) {
    INDArray x = Nd4j.rand(DataType.FLOAT, 60, 2);
    INDArray y = Nd4j.zeros(DataType.FLOAT, 60, 2);
    y.getColumn(0).assign(1);
    int[] sizes = IntStream.range(0, 20).map(i -> 3).toArray();
    int[] all = IntStream.range(0, 60).toArray();
    try (Harvest alone = harvest(model, batches(x, y, sizes));
        Harvest beside = harvest(slowest(50), batches(x, y, sizes), threads)) {
      assertThat(beside.inputs(all)).isEqualTo(alone.inputs(all));
      assertThat(beside.outputs(all)).isEqualTo(alone.outputs(all));
      assertThat(beside.targets(all)).isEqualTo(alone.targets(all));
      assertThat(beside.dataHash()).isEqualTo(alone.dataHash());
    }
  }

  @Test
  void onlyAFewBatchesAreOnTheirWay() {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    FakeModel counts =
        new FakeModel(
            one -> {
              most.accumulateAndGet(read.get() - seen.getAndIncrement(), Math::max);
              return one;
            });
    int[] sizes = IntStream.range(0, 100).map(i -> 1).toArray();
    INDArray y = Nd4j.zeros(DataType.FLOAT, 100, 2);
    y.getColumn(0).assign(1);
    DataSetIterator source =
        new ExistingDataSetIterator(split(Nd4j.rand(DataType.FLOAT, 100, 2), y, sizes)) {
          @Override
          public DataSet next() {
            read.incrementAndGet();
            return super.next();
          }
        };
    harvest(counts, LabeledRows.of(source), 2).close();
    assertThat(seen).hasValue(100);
    assertThat(most.get()).isLessThanOrEqualTo(4 + 1);
  }

  /** Iterators may: those that must not be read ahead say so to DL4J. */
  @Test
  void anIteratorMayUseItsArraysAgain() {
    INDArray x = Samples.matrix(2, 0, 0);
    INDArray y = Samples.matrix(2, 1, 0);
    DataSet reused = new DataSet(x, y);
    DataSetIterator source =
        new ExistingDataSetIterator(Collections.nCopies(30, reused)) {
          @Override
          public DataSet next() {
            x.addi(1);
            return super.next();
          }
        };
    try (Harvest seen = harvest(slowest(30), LabeledRows.of(source), 3)) {
      float[] expected = new float[90];
      for (int row = 0; row < 30; row++) {
        expected[3 * row] = row + 1;
        expected[3 * row + 1] = row + 1;
        expected[3 * row + 2] = 2 * (row + 1);
      }
      assertThat(seen.inputs(IntStream.range(0, 30).toArray()))
          .isEqualTo(Samples.matrix(3, expected));
    }
    assertThat(x.wasClosed()).isFalse();
  }

  @Test
  void anUnfitRowIsNamedWhateverThreadMeetsItAndWhateverFollows() {
    INDArray x = x();
    x.putScalar(2, 1, Float.NaN);
    INDArray y = y();
    y.putScalar(4, 0, 1.0);
    for (int i = 0; i < 20; i++) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> harvest(slowest(10), batches(x, y, 2, 1, 2), 3).close())
          .withMessageStartingWith("training data: expected finite features, found NaN in row 2");
    }
  }

  @Test
  void anUnfitRowIsToldOfBeforeAnIteratorThatBreaksLater() {
    INDArray x = x();
    x.putScalar(2, 1, Float.NaN);
    DataSetIterator breaks =
        new ExistingDataSetIterator(split(x, y(), 2, 1, 2)) {
          private int batches;

          @Override
          public DataSet next() {
            if (batches++ == 2) {
              throw new IllegalStateException("broken");
            }
            return super.next();
          }
        };
    assertThatIllegalArgumentException()
        .isThrownBy(() -> harvest(slowest(10), LabeledRows.of(breaks), 2).close())
        .withMessageContaining("NaN in row 2");
  }

  @Test
  void interruptingEndsIt() {
    Thread caller = Thread.currentThread();
    AtomicInteger calls = new AtomicInteger();
    FakeModel interrupts =
        new FakeModel(
            seen -> {
              if (calls.incrementAndGet() == 3) {
                caller.interrupt();
              }
              return seen;
            });
    int[] sizes = IntStream.range(0, 50).map(i -> 1).toArray();
    INDArray y = Nd4j.zeros(DataType.FLOAT, 50, 2);
    y.getColumn(0).assign(1);
    LabeledRows rows = batches(Nd4j.rand(DataType.FLOAT, 50, 2), y, sizes);
    assertThatThrownBy(() -> harvest(interrupts, rows, 2).close())
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
    assertThat(calls.get()).isLessThan(50);
  }
}
