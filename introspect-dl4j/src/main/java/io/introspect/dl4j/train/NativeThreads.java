package io.introspect.dl4j.train;

import java.util.concurrent.Callable;
import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many native threads ND4J uses inside one operation.
 *
 * <p>The settings belong to the process: what other Java threads run meanwhile shares them.
 */
public final class NativeThreads {

  private NativeThreads() {}

  /**
   * Runs work with one native thread for matrix products and array operations, then brings back the
   * earlier numbers. The arrays of small networks are so small that splitting their work over
   * threads costs more than it gains, and far more while another thread is busy.
   *
   * @param work what to run
   * @param <T> what it returns
   * @return what it returned
   * @throws Exception what the work throws
   */
  public static <T> T single(Callable<T> work) throws Exception {
    Blas blas = Nd4j.factory().blas();
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int blasBefore = blas.getMaxThreads();
    int operationsBefore = operations.ompGetMaxThreads();
    blas.setMaxThreads(1);
    operations.setOmpNumThreads(1);
    try {
      return work.call();
    } finally {
      blas.setMaxThreads(blasBefore);
      operations.setOmpNumThreads(operationsBefore);
    }
  }
}
