package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.ReconstructionTypicality;
import io.introspect.dl4j.train.TrainingSchedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** With typicality and trust, so that every part is asked in blocks. */
class IntrospectionInBlocksTest {

  private static final INDArray ROWS = Blobs.testRows(1000);

  private static SelfIntrospector introspector;
  private static List<Introspection> oneByOne;

  @BeforeAll
  static void fit() {
    DataSet training = Blobs.data(300, 1000);
    TrainingSchedule hasty = new TrainingSchedule(32, 20, 1, 1e-2, 1, 1);
    InfoVae autoencoder = Blobs.quickAutoencoder().withSchedule(hasty);
    LogErrorRegression estimator = Blobs.quickEstimator().withSchedule(hasty);
    introspector =
        SelfIntrospector.wrap(Blobs.trained())
            .seed(3)
            .autoencoder(autoencoder)
            .estimator(estimator)
            .typicality(new ReconstructionTypicality(autoencoder.withLatentSize(6)))
            .trust(Blobs.quickTrust().withRegression(estimator))
            .fit(training.getFeatures(), training.getLabels());
    oneByOne = new ArrayList<>();
    for (int row = 0; row < 1000; row++) {
      oneByOne.add(introspector.introspect(ROWS.getRow(row)));
    }
  }

  private static INDArray first(int rows) {
    return ROWS.get(NDArrayIndex.interval(0, rows), NDArrayIndex.all());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 1000})
  void manyRowsAreSeenAsOneByOne(int rows) {
    List<Introspection> together = introspector.introspectAll(first(rows));
    assertThat(together).hasSize(rows);
    for (int row = 0; row < rows; row++) {
      assertAlike(together.get(row), oneByOne.get(row));
    }
  }

  private static void assertAlike(Introspection a, Introspection b) {
    assertThat(a.predictedClass()).isEqualTo(b.predictedClass());
    assertThat(a.output()).containsExactly(b.output(), within(1e-5f));
    assertThat(a.latent()).containsExactly(b.latent(), within(1e-5f));
    assertThat(a.log10MapError()).isCloseTo(b.log10MapError(), within(1e-5));
    assertThat(a.reconstructionError()).isCloseTo(b.reconstructionError(), within(1e-5));
    assertThat(a.probabilityCorrect()).isCloseTo(b.probabilityCorrect(), within(1e-5));
    // The log odds of an output near 1 enlarge what rounding leaves of its distance from 1.
    assertThat(a.confidence()).isCloseTo(b.confidence(), within(1e-3));
    assertThat(a.typicality()).isCloseTo(b.typicality(), within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 1000})
  void theSameRowsGiveTheSameBits(int rows) {
    assertThat(introspector.introspectAll(first(rows)))
        .isEqualTo(introspector.introspectAll(first(rows)));
  }

  @Test
  void eightThreadsSeeTheSameBits() throws Exception {
    List<Introspection> expected = introspector.introspectAll(first(600));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<List<Introspection>> call = () -> introspector.introspectAll(first(600));
      for (Future<List<Introspection>> seen : threads.invokeAll(Collections.nCopies(24, call))) {
        assertThat(seen.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void oneThreadSeesTheSameBits() throws Exception {
    ForkJoinPool one = new ForkJoinPool(1);
    try {
      assertThat(one.submit(() -> introspector.introspectAll(ROWS)).get())
          .isEqualTo(introspector.introspectAll(ROWS));
    } finally {
      one.shutdownNow();
    }
  }

  @Test
  void ofNoRowsThereIsNothingToSee() {
    assertThat(introspector.introspectAll(Nd4j.create(DataType.FLOAT, 0, Blobs.FEATURES)))
        .isEmpty();
  }
}
