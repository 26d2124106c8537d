package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class FitThreadTest {

  private final CountDownLatch never = new CountDownLatch(1);

  /** Runs work that interrupts its caller; the flag must be set afterwards, and is cleared. */
  private static void assertCancelled(Callable<String> work) {
    Thread caller = Thread.currentThread();
    try {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(
              () ->
                  FitThread.run(
                      () -> {
                        caller.interrupt();
                        return work.call();
                      }))
          .withMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void returnsWhatTheWorkReturns() {
    assertThat(FitThread.run(() -> "result")).isEqualTo("result");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void worksOnAThreadOfItsOwn() {
    Thread worker = FitThread.run(Thread::currentThread);

    assertThat(worker).isNotSameAs(Thread.currentThread());
    assertThat(worker.getName()).isEqualTo("introspect-fit");
    assertThat(worker.isDaemon()).isTrue();
  }

  @Test
  void randomGeneratorOfTheCallerIsLeftAlone() {
    Nd4j.getRandom().setSeed(5);
    float undisturbed = Nd4j.getRandom().nextFloat();
    Nd4j.getRandom().setSeed(5);

    FitThread.run(
        () -> {
          Nd4j.getRandom().setSeed(99);
          return Nd4j.getRandom().nextFloat();
        });

    assertThat(Nd4j.getRandom().nextFloat()).isEqualTo(undisturbed);
  }

  @Test
  void handsOnTheVeryException() {
    IllegalArgumentException refused = new IllegalArgumentException("row 7");

    assertThatThrownBy(
            () ->
                FitThread.run(
                    () -> {
                      throw refused;
                    }))
        .isSameAs(refused);
  }

  @Test
  void handsOnTheVeryError() {
    OutOfMemoryError error = new OutOfMemoryError("off-heap");

    assertThatThrownBy(
            () ->
                FitThread.run(
                    () -> {
                      throw error;
                    }))
        .isSameAs(error);
  }

  @Test
  void wrapsACheckedException() {
    IOException cause = new IOException("disk");

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                FitThread.run(
                    () -> {
                      throw cause;
                    }))
        .withCause(cause);
  }

  @Test
  void interruptionReachesTheWorkAndItsEndIsWaitedFor() {
    AtomicBoolean tidied = new AtomicBoolean();

    assertCancelled(
        () -> {
          try {
            never.await();
            return "never";
          } catch (InterruptedException e) {
            tidied.set(true);
            throw new CancellationException("interrupted, as in TrainingContext.step");
          }
        });

    assertThat(tidied).isTrue();
  }

  @Test
  void workThatIsInterruptedWhileItWaitsCountsAsCancelled() {
    assertCancelled(
        () -> {
          never.await();
          return "never";
        });
  }

  @Test
  void workThatHeedsNoInterruptionIsWaitedForAndItsResultDropped() {
    AtomicBoolean finished = new AtomicBoolean();

    assertCancelled(
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          finished.set(true);
          return "too late";
        });

    assertThat(finished).isTrue();
  }

  @Test
  void callerThatWasInterruptedBeforeIsCancelledToo() {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> FitThread.run(() -> "result"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
