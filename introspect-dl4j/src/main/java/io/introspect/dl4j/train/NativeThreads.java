package io.introspect.dl4j.train;

import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many native threads ND4J uses inside one operation. For matrix products the number belongs to
 * the process, so that what other Java threads run meanwhile shares it; for all other array
 * operations it belongs to the Java thread.
 */
public final class NativeThreads {

  /**
   * Something to run.
   *
   * @param <T> what it returns
   * @param <E> what it throws
   */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /**
     * Runs.
     *
     * @return the result
     * @throws E if it fails
     */
    T call() throws E;
  }

  /** Static, as the setting that it looks after. */
  private static final Products PRODUCTS = new Products();

  private NativeThreads() {}

  /**
   * Runs work with one native thread for matrix products and for the calling thread's array
   * operations, then brings back the earlier numbers. The arrays of small networks are so small
   * that splitting their work over threads costs more than it gains, and far more while another
   * thread is busy.
   *
   * @param work what to run
   * @param <T> what it returns
   * @param <E> what it throws
   * @return what it returned
   * @throws E what the work throws
   */
  public static <T, E extends Exception> T single(Work<T, E> work) throws E {
    int operationsBefore = operations().ompGetMaxThreads();
    PRODUCTS.enter();
    forOperationsOfThisThread(1);
    try {
      return work.call();
    } finally {
      forOperationsOfThisThread(operationsBefore);
      PRODUCTS.leave();
    }
  }

  /** Sets the number for all but matrix products, on the calling thread alone. */
  static void forOperationsOfThisThread(int threads) {
    // On a GPU the same call would set the size of the kernels' thread blocks.
    if (Nd4j.getBackend().getEnvironment().isCPU()) {
      operations().setOmpNumThreads(threads);
    }
  }

  private static NativeOps operations() {
    Nd4j.getBackend(); // its holder fails for good if ND4J has not been initialized before
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }

  /** Works may overlap: the first to come sets the number, the last to go brings it back. */
  private static final class Products {
    private int users;
    private int before;

    synchronized void enter() {
      if (users++ == 0) {
        Blas blas = Nd4j.factory().blas();
        before = blas.getMaxThreads();
        set(1);
      }
    }

    synchronized void leave() {
      if (--users == 0) {
        set(before);
      }
    }

    /** Where there is one thread anyway, nothing is set: JavaCPP takes a millisecond for it. */
    private void set(int threads) {
      if (before != 1) {
        Nd4j.factory().blas().setMaxThreads(threads);
      }
    }
  }
}
