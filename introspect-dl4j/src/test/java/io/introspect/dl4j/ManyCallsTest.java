package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.Introspection;
import io.introspect.dl4j.model.LayerSelection;
import io.introspect.dl4j.model.MultiLayerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** A hundred thousand calls in all, by one thread and by many, with every part. */
class ManyCallsTest {

  private static final int CALLS = 25_000;
  private static final int ROWS = 40;

  private static final List<INDArray> FEATURES = new ArrayList<>();
  private static final List<Introspection> EXPECTED = new ArrayList<>();

  private static SelfIntrospector introspector;

  @BeforeAll
  static void fit() {
    DataSet training = Blobs.data(600, 1000);
    introspector =
        Blobs.open(Blobs.trained())
            .typicality(Blobs.quickTypicality())
            .trust(Blobs.quickTrust())
            .fit(training.getFeatures(), training.getLabels());
    INDArray rows = Blobs.testRows(ROWS);
    for (int row = 0; row < ROWS; row++) {
      FEATURES.add(rows.getRow(row, true).dup());
      EXPECTED.add(introspector.introspect(FEATURES.get(row)));
    }
  }

  /** Each of some threads calls alike, all at once; the first failure is thrown. */
  private static void together(int threads, Callable<Void> calls) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Void>> results = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        results.add(pool.submit(calls));
      }
      for (Future<Void> result : results) {
        result.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void anyNumberOfThreadsSeesTheSameBits(int threads) throws Exception {
    together(
        threads,
        () -> {
          for (int call = 0; call < CALLS / threads; call++) {
            int row = call % ROWS;
            // Compared without AssertJ, which would take longer than what is tested.
            if (!introspector.introspect(FEATURES.get(row)).equals(EXPECTED.get(row))) {
              assertThat(introspector.introspect(FEATURES.get(row))).isEqualTo(EXPECTED.get(row));
              throw new AssertionError("call %d was another than its repetition".formatted(call));
            }
          }
          return null;
        });
  }

  /** Nobody waits for another row: here each waits within its own until the others are there. */
  @Test
  void rowsAreWorkedOnAtOnce() throws Exception {
    int threads = 4;
    CyclicBarrier all = new CyclicBarrier(threads);
    AtomicBoolean waits = new AtomicBoolean();
    DataSet training = Blobs.data(300, 1000);
    SelfIntrospector waiting =
        SelfIntrospector.wrap(
                new WatchedModel(
                    new MultiLayerModel(Blobs.trained(), LayerSelection.all()),
                    () -> await(all, waits)))
            .autoencoder(Blobs.quickAutoencoder())
            .estimator(Blobs.quickEstimator())
            .withoutTypicality()
            .withoutTrust()
            .fit(training.getFeatures(), training.getLabels());
    waits.set(true);
    together(
        threads,
        () -> {
          waiting.introspect(FEATURES.get(0));
          return null;
        });
    assertThat(all.isBroken()).isFalse();
  }

  private static void await(CyclicBarrier others, AtomicBoolean waits) {
    if (waits.get()) {
      try {
        others.await(1, TimeUnit.MINUTES);
      } catch (Exception e) {
        throw new IllegalStateException("the others did not come", e);
      }
    }
  }
}
