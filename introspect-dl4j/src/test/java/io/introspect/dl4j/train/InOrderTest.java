package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InOrderTest {

  private final List<Integer> discarded = new ArrayList<>();

  private InOrder<Integer> work(int threads) {
    return new InOrder<>(threads, "test-in-order", discarded::add);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void resultsComeInTheOrderOfTheWork(int threads) {
    List<Integer> results = new ArrayList<>();
    try (InOrder<Integer> work = work(threads)) {
      for (int i = 0; i < 20; i++) {
        int number = i;
        work.add(
            () -> {
              Thread.sleep(number % 3);
              return number;
            });
      }
      while (work.size() > 0) {
        results.add(work.next());
      }
    }
    assertThat(results).hasSize(20).isSorted();
    assertThat(discarded).isEmpty();
  }

  @Test
  void twoThreadsWorkAtOnceOfWhichOneIsTheCaller() {
    CountDownLatch both = new CountDownLatch(2);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (InOrder<Integer> work = work(2)) {
      for (int i = 0; i < 2; i++) {
        work.add(
            () -> {
              threads.add(Thread.currentThread());
              both.countDown();
              both.await();
              return 0;
            });
      }
      work.next();
      work.next();
    }
    assertThat(threads).hasSize(2).contains(Thread.currentThread());
  }

  @Test
  void whatFailsIsThrownInItsTurnAndTheRestDiscarded() {
    AtomicInteger ran = new AtomicInteger();
    try (InOrder<Integer> work = work(2)) {
      work.add(() -> 1);
      work.add(
          () -> {
            throw new IllegalArgumentException("second");
          });
      for (int i = 3; i < 10; i++) {
        int number = i;
        work.add(
            () -> {
              ran.incrementAndGet();
              return number;
            });
      }
      assertThat(work.next()).isEqualTo(1);
      assertThatThrownBy(work::next)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("second");
    }
    assertThat(discarded).hasSize(ran.get());
  }

  @Test
  void anErrorStaysAnError() {
    try (InOrder<Integer> work = work(2)) {
      work.add(
          () -> {
            throw new OutOfMemoryError("none");
          });
      assertThatThrownBy(work::next).isInstanceOf(OutOfMemoryError.class).hasMessage("none");
    }
  }

  @Test
  void closingWaitsForWhatIsRunning() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    InOrder<Integer> work = work(2);
    work.add(
        () -> {
          begun.countDown();
          for (long end = System.nanoTime() + 50_000_000; System.nanoTime() < end; ) {
            Thread.onSpinWait();
          }
          return 7;
        });
    begun.await();
    work.close();
    assertThat(discarded).containsExactly(7);
  }

  @Test
  void interruptingEndsTheWaitAndKeepsTheFlag() {
    try (InOrder<Integer> work = work(2)) {
      CountDownLatch begun = new CountDownLatch(1);
      work.add(
          () -> {
            begun.countDown();
            Thread.sleep(60_000);
            return 0;
          });
      await(begun);
      Thread.currentThread().interrupt();
      assertThatThrownBy(work::next).isInstanceOf(CancellationException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
