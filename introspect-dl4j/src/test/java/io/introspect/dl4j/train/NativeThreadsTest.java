package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

class NativeThreadsTest {

  private final NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
  private List<Integer> before;

  @BeforeEach
  void useTwo() {
    before = numbers();
    set(2, 2);
  }

  @AfterEach
  void useAsManyAsBefore() {
    set(before.get(0), before.get(1));
  }

  private List<Integer> numbers() {
    return List.of(Nd4j.factory().blas().getMaxThreads(), operations.ompGetMaxThreads());
  }

  private void set(int blas, int others) {
    Nd4j.factory().blas().setMaxThreads(blas);
    operations.setOmpNumThreads(others);
  }

  @Test
  void usesOneThreadInside() throws Exception {
    assertThat(NativeThreads.single(this::numbers)).containsExactly(1, 1);
  }

  @Test
  void bringsTheNumbersBack() throws Exception {
    assertThat(NativeThreads.single(() -> "result")).isEqualTo("result");

    assertThat(numbers()).containsExactly(2, 2);
  }

  @Test
  void bringsTheNumbersBackAfterAnException() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () ->
                NativeThreads.single(
                    () -> {
                      throw new UnsupportedOperationException();
                    }));

    assertThat(numbers()).containsExactly(2, 2);
  }

  @Test
  void canBeNested() throws Exception {
    List<Integer> afterInner =
        NativeThreads.single(
            () -> {
              NativeThreads.single(() -> "inner");
              return numbers();
            });

    assertThat(afterInner).containsExactly(1, 1);
    assertThat(numbers()).containsExactly(2, 2);
  }

  @Test
  void bringsTheNumbersBackAfterTwoWorksThatOverlap() throws Exception {
    CountDownLatch firstIsIn = new CountDownLatch(1);
    CountDownLatch secondIsIn = new CountDownLatch(1);
    CountDownLatch firstIsOut = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> first =
          threads.submit(
              () -> {
                operations.setOmpNumThreads(2);
                NativeThreads.single(
                    () -> {
                      firstIsIn.countDown();
                      secondIsIn.await();
                      return "first";
                    });
                firstIsOut.countDown();
                return operations.ompGetMaxThreads();
              });
      Future<List<Integer>> second =
          threads.submit(
              () -> {
                firstIsIn.await();
                return NativeThreads.single(
                    () -> {
                      secondIsIn.countDown();
                      firstIsOut.await();
                      return numbers();
                    });
              });

      assertThat(first.get()).as("of the first, once it is out").isEqualTo(2);
      assertThat(second.get()).as("while the second still runs").containsExactly(1, 1);
      assertThat(numbers()).as("after both").containsExactly(2, 2);
    } finally {
      threads.shutdownNow();
    }
  }
}
