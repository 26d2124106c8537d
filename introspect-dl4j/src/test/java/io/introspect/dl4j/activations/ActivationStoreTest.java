package io.introspect.dl4j.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.IntrospectionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class ActivationStoreTest {

  private static final int WIDTH = 300;

  /** So many that they do not fit into the first pieces off-heap. */
  private static final int ROWS = 4000;

  @TempDir private Path folder;

  /** The ways to keep rows. */
  enum Way {
    OFF_HEAP,
    FILE,
    FLOAT16,
    STAYS_IN_MEMORY,
    PASSES_OVER,
    AT_ONCE_IN_A_FILE;

    ActivationStorage storage(Path folder) {
      ActivationStorage automatic = ActivationStorage.automatic().withFolder(folder);
      return switch (this) {
        case OFF_HEAP -> ActivationStorage.offHeap();
        case FILE -> ActivationStorage.file(folder);
        case FLOAT16 -> ActivationStorage.file(folder).asFloat16();
        case STAYS_IN_MEMORY -> automatic.withBudget(4L * ROWS * WIDTH);
        case PASSES_OVER -> automatic.withBudget(2L * ROWS * WIDTH);
        case AT_ONCE_IN_A_FILE -> automatic.withBudget(0);
      };
    }
  }

  private ActivationStore create(Way way, int width) {
    return new ActivationStores(way.storage(folder)).activations(width);
  }

  /** Numbers that 16 bits hold as well. */
  private static INDArray values(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (random.nextInt(2048) - 1024) / 64f;
    }
    return Nd4j.create(values, new long[] {rows, columns}, 'c');
  }

  private static void fill(ActivationStore store, INDArray all, int batch) {
    for (int from = 0; from < all.size(0); from += batch) {
      int to = (int) Math.min(all.size(0), from + batch);
      store.append(all.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesBackWhatWasPutInInAnyOrder(Way way) throws IOException {
    INDArray all = values(ROWS, WIDTH, 1);
    try (ActivationStore store = create(way, WIDTH)) {
      fill(store, all, 313);
      assertThat(store.rows()).isEqualTo(ROWS);
      assertThat(store.width()).isEqualTo(WIDTH);
      assertThat(store.read(IntStream.range(0, ROWS).toArray())).isEqualTo(all);
      int[] some = new Random(2).ints(500, 0, ROWS).toArray();
      assertThat(store.read(some)).isEqualTo(Nd4j.pullRows(all, 1, some));
      int[] runs = {7, 8, 9, 9, 3999, 0, 1, 870, 871, 872, 873, 874, 875, 2, 1, 0};
      assertThat(store.read(runs)).isEqualTo(Nd4j.pullRows(all, 1, runs));
    }
    assertThat(folder).isEmptyDirectory();
    assertThat(openFiles()).isZero();
  }

  /** Unix takes a temporary file's name away at once: only the process knows that it is open. */
  private long openFiles() throws IOException {
    Path own = Path.of("/proc/self/fd");
    if (!Files.isDirectory(own)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(own)) {
      return files.filter(file -> target(file).startsWith(folder.toString())).count();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreReadByTwoThreadsAtOnce(Way way) {
    INDArray all = values(1000, 40, 3);
    try (ActivationStore store = create(way, 40)) {
      fill(store, all, 64);
      IntStream.range(0, 200)
          .parallel()
          .forEach(
              i -> {
                int[] some = new Random(i).ints(64, 0, 1000).toArray();
                assertThat(store.read(some)).isEqualTo(Nd4j.pullRows(all, 1, some));
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void batchesOfEveryTypeOrderAndExtent(Way way) {
    INDArray all = values(12, 5, 4);
    INDArray wide = Nd4j.hstack(values(3, 2, 5), all.getRows(9, 10, 11), values(3, 1, 6));
    try (ActivationStore store = create(way, 5)) {
      store.append(all.getRows(0, 1, 2).dup('f'));
      store.append(all.getRows(3, 4, 5).castTo(DataType.DOUBLE));
      store.append(all.get(NDArrayIndex.interval(6, 9), NDArrayIndex.all()));
      store.append(wide.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 7)));
      assertThat(store.read(IntStream.range(0, 12).toArray())).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @EnumSource
  void copiesAreTheCallers(Way way) {
    INDArray all = values(2, 3, 7);
    try (ActivationStore store = create(way, 3)) {
      INDArray given = all.dup();
      store.append(given);
      given.close();
      INDArray copy = store.read(0, 1);
      assertThat(copy.closeable()).isTrue();
      copy.assign(9);
      copy.close();
      assertThat(store.read(0, 1)).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesRowsThatAreNotThereAndOtherWidths(Way way) {
    try (ActivationStore store = create(way, 3)) {
      store.append(values(2, 3, 8));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.read(0, 2))
          .withMessage("expected a row from 0 to 1, found 2");
      assertThatIllegalArgumentException().isThrownBy(() -> store.read(-1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.append(values(2, 4, 9)))
          .withMessage("expected rows [n, 3], found [2, 4]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingTwiceDoesNothing(Way way) {
    ActivationStore store = create(way, 3);
    store.append(values(2, 3, 10));
    store.close();
    store.close();
  }

  @Test
  void automaticPassesOverWhenTheBudgetIsUsedUp() {
    OffHeapBudget budget = new OffHeapBudget(10 * 40);
    GrowingStore store =
        new GrowingStore(new OffHeapStore(10, budget), () -> FileStore.in(folder, 10));
    INDArray all = values(11, 10, 11);
    fill(store, all.getRows(IntStream.range(0, 10).toArray()), 5);
    assertThat(store.isInMemory()).isTrue();
    assertThat(budget.left()).isZero();
    store.append(all.getRow(10, true));
    assertThat(store.isInMemory()).isFalse();
    assertThat(budget.left()).as("is free for others").isEqualTo(400);
    assertThat(store.read(IntStream.range(0, 11).toArray())).isEqualTo(all);
    store.close();
  }

  @Test
  void storesOfAFitShareTheBudget() {
    // Room for the first piece of the first one, 1 MiB, and half of another.
    ActivationStores stores =
        new ActivationStores(ActivationStorage.automatic().withFolder(folder).withBudget(3L << 19));
    try (ActivationStore first = stores.activations(1024);
        ActivationStore second = stores.activations(1024);
        ActivationStore third = stores.exact(1024)) {
      first.append(values(256, 1024, 12));
      second.append(values(129, 1024, 13));
      third.append(values(128, 1024, 14));
      assertThat(((GrowingStore) first).isInMemory()).isTrue();
      assertThat(((GrowingStore) second).isInMemory()).isFalse();
      assertThat(((GrowingStore) third).isInMemory()).isTrue();
    }
  }

  @Test
  void offHeapSaysWhenThereIsNoRoom() {
    try (OffHeapStore store = new OffHeapStore(10, new OffHeapBudget(100))) {
      store.append(values(2, 10, 15));
      assertThatExceptionOfType(IntrospectionException.class)
          .isThrownBy(() -> store.append(values(1, 10, 16)))
          .withMessageContainingAll("1 more rows of 40 bytes", "after 2 rows", "maxBytes", "file(");
    }
  }

  @Test
  void valuesTooLargeForFloat16AreRefusedWithTheirPlace() {
    try (ActivationStore store = create(Way.FLOAT16, 4)) {
      store.append(values(5, 4, 17));
      INDArray large = values(3, 4, 18);
      large.putScalar(1, 2, -70000);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.append(large))
          .withMessageContainingAll("at most 65504.0", "found -70000.0 in row 6 at position 2");
    }
  }

  @Test
  void float16RoundsActivationsButNotWhatMustBeExact() {
    ActivationStores stores = new ActivationStores(ActivationStorage.file(folder).asFloat16());
    INDArray third = Nd4j.create(new float[] {1 / 3f}, new long[] {1, 1}, 'c');
    try (ActivationStore activations = stores.activations(1);
        ActivationStore exact = stores.exact(1)) {
      activations.append(third);
      exact.append(third);
      assertThat(activations.read(0).getFloat(0)).isEqualTo(1365 / 4096f);
      assertThat(exact.read(0).getFloat(0)).isEqualTo(1 / 3f);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FILE", "FLOAT16"})
  void aFolderThatIsNotThereIsNamed(Way way) {
    folder = folder.resolve("missing");
    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(() -> create(way, 3))
        .withMessageContainingAll("expected a folder", folder.toString(), "choose another");
  }

  @Test
  void whatIsInMemoryStaysIfThereIsNoFolderToPassOverTo() {
    ActivationStorage storage =
        ActivationStorage.automatic().withFolder(folder.resolve("missing")).withBudget(100);
    try (ActivationStore store = new ActivationStores(storage).activations(5)) {
      INDArray some = values(5, 5, 19);
      store.append(some);
      assertThatThrownBy(() -> store.append(some)).isInstanceOf(IntrospectionException.class);
      assertThat(store.read(0, 1, 2, 3, 4)).isEqualTo(some);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FILE", "FLOAT16", "PASSES_OVER"})
  void anInterruptCancelsReadingAndLeavesNothing(Way way) throws IOException {
    try (ActivationStore store = create(way, WIDTH)) {
      fill(store, values(ROWS, WIDTH, 20), 1000);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> store.read(1)).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
      assertThatThrownBy(() -> store.read(1))
          .as("as for other threads that read")
          .isInstanceOf(CancellationException.class);
    }
    assertThat(folder).isEmptyDirectory();
    assertThat(openFiles()).isZero();
  }
}
