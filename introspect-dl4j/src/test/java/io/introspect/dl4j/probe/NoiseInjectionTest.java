package io.introspect.dl4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.introspect.dl4j.model.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.AsyncDataSetIterator;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

class NoiseInjectionTest {

  /** Minibatches of 30 × 20 features, the features of each all equal to its number. */
  private static List<DataSet> minibatches(int count) {
    List<DataSet> minibatches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      minibatches.add(new DataSet(Nd4j.valueArrayOf(30, 20, (float) i), Nd4j.ones(30, 2)));
    }
    return minibatches;
  }

  private static NoiseInjection over(int minibatches) {
    return NoiseInjection.over(new ExistingDataSetIterator(minibatches(minibatches)));
  }

  /** The features of one epoch, a row for each minibatch. */
  private static List<float[]> epoch(DataSetIterator data) {
    List<float[]> epoch = new ArrayList<>();
    while (data.hasNext()) {
      epoch.add(Rows.values(data.next().getFeatures()));
    }
    data.reset();
    return epoch;
  }

  private static double deviation(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return Math.sqrt(StatUtils.variance(doubles));
  }

  @Test
  void noiseHasTheStrengthAskedForAndTheMeanOfTheFeatures() {
    List<float[]> epoch = epoch(over(3).withSigma(0.5, 0.5));

    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (float value : epoch.get(i)) {
        sum += value;
      }
      // Of 600 values: standard errors 0.02 of the mean and 0.014 of the deviation.
      assertThat(sum / 600).isCloseTo(i, within(0.08));
      assertThat(deviation(epoch.get(i))).isCloseTo(0.5, within(0.06));
    }
  }

  @Test
  void strengthIsDrawnForEachMinibatch() {
    double[] deviations =
        epoch(over(400).withSigma(1, 3)).stream()
            .mapToDouble(NoiseInjectionTest::deviation)
            .toArray();

    // U(1, 3) has the mean 2 and the deviation 0.577; the estimates of σ add 3 % of it.
    assertThat(StatUtils.mean(deviations)).isCloseTo(2, within(0.12));
    assertThat(Math.sqrt(StatUtils.variance(deviations))).isCloseTo(0.58, within(0.06));
    assertThat(StatUtils.min(deviations)).isBetween(0.9, 1.1);
    assertThat(StatUtils.max(deviations)).isBetween(2.7, 3.3);
  }

  @Test
  void isThePapersNoiseUnlessToldOtherwise() {
    assertThat(epoch(over(5))).usingRecursiveComparison().isEqualTo(epoch(over(5).withSigma(0, 1)));
    assertThat(epoch(over(5))).usingRecursiveComparison().isEqualTo(epoch(over(5).withSeed(0)));
  }

  @Test
  void withoutNoiseTheFeaturesAreAsTheyWere() {
    assertThat(epoch(over(3).withSigma(0, 0)))
        .usingRecursiveComparison()
        .isEqualTo(epoch(new ExistingDataSetIterator(minibatches(3))));
  }

  @Test
  void featuresOfDoublePrecisionKeepIt() {
    INDArray exact = Nd4j.createFromArray(new double[][] {{100_000_001, 0.1}});
    DataSetIterator data =
        new ExistingDataSetIterator(List.of(new DataSet(exact, Nd4j.ones(1, 2))));
    INDArray same = NoiseInjection.over(data).withSigma(0, 0).next().getFeatures();
    assertThat(same.toDoubleMatrix()).isDeepEqualTo(exact.toDoubleMatrix());
  }

  @Test
  void noiseDoesNotAddUpOverTheEpochs() {
    List<DataSet> minibatches = minibatches(2);
    NoiseInjection noise =
        NoiseInjection.over(new ExistingDataSetIterator(minibatches)).withSigma(1, 1);

    for (int epoch = 0; epoch < 20; epoch++) {
      assertThat(deviation(epoch(noise).get(1))).isCloseTo(1, within(0.15));
    }
    assertThat(minibatches.get(1).getFeatures()).isEqualTo(Nd4j.valueArrayOf(30, 20, 1f));
  }

  @Test
  void epochsAndSeedsDifferButAreReproducible() {
    NoiseInjection noise = over(3).withSeed(1);
    List<float[]> first = epoch(noise);
    List<float[]> second = epoch(noise);

    NoiseInjection again = over(3).withSeed(1);
    assertThat(epoch(again)).usingRecursiveComparison().isEqualTo(first);
    assertThat(epoch(again)).usingRecursiveComparison().isEqualTo(second);
    assertThat(second.get(0)).isNotEqualTo(first.get(0));
    assertThat(first.get(1)[0] - 1).isNotEqualTo(first.get(0)[0]);
    assertThat(epoch(over(3).withSeed(2)).get(0)).isNotEqualTo(first.get(0));
  }

  @Test
  void fetchingAheadChangesNothing() {
    List<float[]> alone = epoch(over(4));
    AsyncDataSetIterator ahead = new AsyncDataSetIterator(over(4), 2);

    assertThat(epoch(ahead)).usingRecursiveComparison().isEqualTo(alone);
    ahead.shutdown();
  }

  @Test
  void whatWasFetchedAheadAndThrownAwayLeavesTheNextEpochAsItIs() {
    NoiseInjection whole = over(4);
    epoch(whole);
    List<float[]> second = epoch(whole);
    NoiseInjection broken = over(4);
    broken.next();
    broken.reset();

    assertThat(epoch(broken)).usingRecursiveComparison().isEqualTo(second);
  }

  @Test
  void labelsMasksNamesAndMetadataArePassedOn() {
    DataSet clean =
        new DataSet(Nd4j.ones(2, 3, 4), Nd4j.ones(2, 2, 4), Nd4j.ones(2, 4), Nd4j.zeros(2, 4));
    clean.setLabelNames(List.of("cat", "dog"));
    clean.setExampleMetaData(List.of("a", "b"));

    DataSet noisy = NoiseInjection.over(new ExistingDataSetIterator(List.of(clean))).next();

    assertThat(noisy.getFeatures().shape()).containsExactly(2, 3, 4);
    assertThat(noisy.getFeatures()).isNotEqualTo(clean.getFeatures());
    assertThat(noisy.getLabels()).isSameAs(clean.getLabels());
    assertThat(noisy.getFeaturesMaskArray()).isSameAs(clean.getFeaturesMaskArray());
    assertThat(noisy.getLabelsMaskArray()).isSameAs(clean.getLabelsMaskArray());
    assertThat(noisy.getLabelNamesList()).containsExactly("cat", "dog");
    assertThat(noisy.getExampleMetaData()).hasToString("[a, b]");
  }

  @Test
  void featuresKeepTheirTypeAndMayBeViews() {
    INDArray columns = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}}).transpose();
    DataSet clean = new DataSet(columns, Nd4j.ones(3, 2));

    INDArray noisy =
        NoiseInjection.over(new ExistingDataSetIterator(List.of(clean)))
            .withSigma(1e-3, 1e-3)
            .next()
            .getFeatures();

    assertThat(noisy.dataType()).isEqualTo(DataType.DOUBLE);
    assertThat(noisy.equalsWithEps(columns, 0.01)).isTrue();
    assertThat(noisy.equalsWithEps(columns, 1e-5)).isFalse();
  }

  @Test
  void preprocessorComesBeforeTheNoise() {
    NoiseInjection noise = over(1).withSigma(0.5, 0.5);
    DataSetPreProcessor shift = minibatch -> minibatch.getFeatures().addi(100);

    noise.setPreProcessor(shift);

    assertThat(noise.getPreProcessor()).isSameAs(shift);
    float[] features = epoch(noise).get(0);
    assertThat(StatUtils.mean(new double[] {features[0], features[599]}))
        .isCloseTo(100, within(2.0));
    assertThat(deviation(features)).isCloseTo(0.5, within(0.06));
  }

  @Test
  void tellsWhatTheIteratorWithinTells() {
    Wide data = new Wide(minibatches(3));
    NoiseInjection noise = NoiseInjection.over(data);

    assertThat(noise.batch()).isEqualTo(30);
    assertThat(noise.inputColumns()).isEqualTo(20);
    assertThat(noise.totalOutcomes()).isEqualTo(2);
    assertThat(noise.getLabels()).containsExactly("yes", "no");
    assertThat(noise.resetSupported()).isEqualTo(data.resetSupported());
    assertThat(noise.asyncSupported()).isEqualTo(data.asyncSupported());
    assertThat(noise.next(7).numExamples()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 1", "1, 0.5", "NaN, 1", "0, NaN", "0, Infinity", "Infinity, Infinity"})
  void refusesWhatAreNoStandardDeviations(double a, double b) {
    NoiseInjection noise = over(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> noise.withSigma(a, b))
        .withMessage(
            "expected standard deviations 0 ≤ a ≤ b, finite, found a = %s and b = %s"
                .formatted(a, b));
  }

  @Test
  void refusesFeaturesThatCannotCarryNoise() {
    DataSet bytes = new DataSet(Nd4j.ones(DataType.INT32, 2, 3), Nd4j.ones(2, 2));
    NoiseInjection noise = NoiseInjection.over(new ExistingDataSetIterator(List.of(bytes)));

    assertThatIllegalArgumentException()
        .isThrownBy(noise::next)
        .withMessageContaining("floating-point type to add noise to, found INT");
  }

  @Test
  void refusesToHaveNoData() {
    assertThatNullPointerException()
        .isThrownBy(() -> NoiseInjection.over(null))
        .withMessage("data");
    NoiseInjection empty = over(0);
    assertThat(empty.hasNext()).isFalse();
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(empty::next);
  }

  /** Knows its columns and labels, and hands out as many rows as one wants. */
  private static final class Wide extends ExistingDataSetIterator {
    private static final long serialVersionUID = 1L;

    private final DataSet first;

    Wide(List<DataSet> minibatches) {
      super(minibatches);
      this.first = minibatches.get(0);
    }

    @Override
    public DataSet next(int rows) {
      return (DataSet) first.getRange(0, rows);
    }

    @Override
    public int batch() {
      return 30;
    }

    @Override
    public int inputColumns() {
      return 20;
    }

    @Override
    public int totalOutcomes() {
      return 2;
    }

    @Override
    public List<String> getLabels() {
      return List.of("yes", "no");
    }
  }
}
