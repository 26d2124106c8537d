package io.introspect.dl4j.train;

import java.util.concurrent.Callable;
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

  private NativeThreads() {}

  /**
   * Runs work with one native thread for matrix products and for the calling thread's array
   * operations, then brings back the earlier numbers. The arrays of small networks are so small
   * that splitting their work over threads costs more than it gains, and far more while another
   * thread is busy.
   *
   * @param work what to run
   * @param <T> what it returns
   * @return what it returned
   * @throws Exception what the work throws
   */
  public static <T> T single(Callable<T> work) throws Exception {
    Blas blas = Nd4j.factory().blas();
    int blasBefore = blas.getMaxThreads();
    int operationsBefore = operations().ompGetMaxThreads();
    blas.setMaxThreads(1);
    forOperationsOfThisThread(1);
    try {
      return work.call();
    } finally {
      blas.setMaxThreads(blasBefore);
      forOperationsOfThisThread(operationsBefore);
    }
  }

  /** Sets the number for all but matrix products, on the calling thread alone. */
  static void forOperationsOfThisThread(int threads) {
    operations().setOmpNumThreads(threads);
  }

  private static NativeOps operations() {
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }
}
